package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.job.PlanOverview.Age;
import io.sandboxconsole.console.job.PlanOverview.Criterion;
import io.sandboxconsole.console.job.PlanOverview.Group;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;

/// Shows the sandboxes that a plan takes in numbers: a small table per criterion, the largest groups first, ages
/// from the youngest.
final class PlanTables extends Div {

    private static final int MOST = 8;

    PlanTables(PlanOverview overview) {
        addClassName("plan-tables");
        for (Criterion criterion : Criterion.values()) {
            List<Group> groups = overview.groups().getOrDefault(criterion, List.of());
            if (!groups.isEmpty()) {
                add(table(criterion, groups));
            }
        }
    }

    private static Div table(Criterion criterion, List<Group> groups) {
        var table = new NativeTable();
        groups.stream().limit(MOST).forEach(group -> table.add(row(name(criterion, group), group.count())));
        if (groups.size() > MOST) {
            int rest = groups.stream().skip(MOST).mapToInt(Group::count).sum();
            var row = row(text("bulk.plan.rest", groups.size() - MOST), rest);
            row.addClassName("rest");
            table.add(row);
        }
        var heading = new H3(heading(criterion));
        table.getElement().setAttribute("aria-label", heading.getText());
        return new Div(heading, table);
    }

    private static NativeTableRow row(String name, int count) {
        var header = new NativeTableHeaderCell(name);
        header.getElement().setAttribute("scope", "row");
        header.setTitle(name);
        return new NativeTableRow(header, new NativeTableCell(String.format(Texts.locale(), "%,d", count)));
    }

    private static String heading(Criterion criterion) {
        return switch (criterion) {
            case CREATOR -> text("bulk.plan.by-creator");
            case TEAM -> text("bulk.plan.by-team");
            case STATE -> text("bulk.plan.by-state");
            case AGE -> text("bulk.plan.by-age");
            case CONNECTION -> text("bulk.plan.by-connection");
        };
    }

    private static String name(Criterion criterion, Group group) {
        String value = group.text();
        if (group.creator() != null) {
            return SafeText.line(CreatorLabel.name(group.creator()));
        }
        if (criterion == Criterion.AGE) {
            return age(Age.valueOf(value));
        }
        if (value.isEmpty()) {
            return text("bulk.plan.none");
        }
        return SafeText.line(value);
    }

    private static String age(Age age) {
        return switch (age) {
            case HOUR -> text("bulk.age.hour");
            case DAY -> text("bulk.age.day");
            case WEEK -> text("bulk.age.week");
            case MONTH -> text("bulk.age.month");
            case OLDER -> text("bulk.age.older");
            case UNKNOWN -> text("bulk.age.unknown");
        };
    }
}
