package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkProperties;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.console.job.PlanReads.Reading;
import io.sandboxconsole.i18n.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The content of a plan's page. It turns read-only by itself when the plan expires.
final class PlanPage extends Div {

    private static final int SHORT_HASH = 12;

    /// Takes what a person does with the plan.
    interface Choices {

        void start(Reading reading);

        void again(Belts belts, @Nullable String reason);

        void discard();
    }

    private final transient Reading reading;

    private final Div standing = new Div();

    private final Div notes = new Div();

    private final Button start;

    private final Button again;

    private final BeltsForm form;

    private boolean expired;

    PlanPage(Reading reading, BulkProperties properties, PlanItemsPart items, Choices choices) {
        this.reading = reading;
        Plan plan = reading.plan();
        start = new Button(text("bulk.start.open"), _ -> {
            if (startable()) {
                choices.start(reading);
            }
        });
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        if (plan.command().irreversible()) {
            start.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        again = small(new Button(text("bulk.plan.again"), _ -> choices.again(plan.asked(), plan.reason())));
        form = new BeltsForm(plan.asked(), plan.reason(), choices::again);
        var discard = small(new Button(text("bulk.plan.discard"), _ -> choices.discard()));
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        discard.setVisible(reading.own() && !reading.started());
        again.setVisible(reading.mayPlan() && !reading.started());
        start.setVisible(reading.own() && !reading.started());
        notes.getElement().setAttribute("role", "status");
        notes.addClassName("bulk-notes");
        var title =
                new HorizontalLayout(Alignment.CENTER, new H1(BulkText.title(plan.command(), plan.taken())), standing);
        var limits = new Details(text("bulk.belt.title"), form);
        limits.setVisible(reading.mayPlan() && !reading.started());
        add(
                new ViewHeading(
                        title,
                        new CommandButton(() -> Optional.of(FleetCommands.plan(plan.id()))),
                        discard,
                        again,
                        start),
                notes,
                new Warnings(losses(reading)),
                facts(reading),
                new H2(text("bulk.plan.overview")),
                overview(reading),
                belts(BeltSentences.of(reading, properties)),
                limits,
                items);
    }

    /// Shows where the plan stands at `now`.
    void age(Instant now) {
        boolean over = !now.isBefore(reading.plan().validUntil());
        if (!notes.getChildren().findAny().isPresent() || over != expired) {
            expired = over;
            showStanding();
        }
    }

    /// Offers nothing while a call is under way.
    void rest(boolean now) {
        start.setEnabled(!now);
        again.setEnabled(!now);
        form.rest(now);
    }

    private void showStanding() {
        notes.removeAll();
        standing.removeAll();
        Plan plan = reading.plan();
        if (reading.started()) {
            standing.add(new SignBadge("✓", text("bulk.plan.started"), BadgeTone.INFO));
            var link = new Anchor(BulkActs.jobAddress(plan.id()), text("bulk.plan.to-job"));
            link.getElement().setAttribute("router-link", true);
            note("note-info", new Span(text("bulk.plan.started-note") + " "), link);
        } else if (expired) {
            standing.add(new SignBadge("✕", text("bulk.plan.expired"), BadgeTone.WARN));
            note("note-warning", new Span(text("bulk.plan.expired-note")));
        } else if (!plan.blocks().isEmpty()) {
            standing.add(new SignBadge("✕", text("bulk.plan.blocked"), BadgeTone.BAD));
            plan.blocks().forEach(block -> note("note-warning", new Span(BulkText.block(block))));
        } else {
            standing.add(new SignBadge("✓", text("bulk.plan.ready"), BadgeTone.GOOD));
            note(
                    "note-info",
                    new Span(
                            reading.own()
                                    ? text("bulk.plan.ready-note")
                                    : text("bulk.plan.foreign-note", SafeText.line(plan.actorName()))));
        }
        UnavailableHint.mark(start, hindrance());
    }

    private @Nullable String hindrance() {
        if (expired) {
            return text("bulk.plan.expired-note");
        }
        return reading.plan().blocks().isEmpty()
                ? null
                : BulkText.block(reading.plan().blocks().getFirst());
    }

    private boolean startable() {
        return !expired && reading.plan().blocks().isEmpty() && reading.own() && !reading.started();
    }

    private void note(String style, Component... parts) {
        var note = new Div(parts);
        note.addClassNames("note", style);
        notes.add(note);
    }

    /// What is lost for good, and what else speaks against a quick click.
    static List<String> losses(Reading reading) {
        List<String> sentences = new ArrayList<>();
        var plan = reading.plan();
        var overview = reading.overview();
        if (plan.taken() == 0) {
            return sentences;
        }
        if (plan.command().irreversible()) {
            sentences.add(text("bulk.loss.irreversible"));
        }
        if (overview.foreign() > 0) {
            sentences.add(text("bulk.loss.foreign", overview.foreign(), plan.taken()));
        }
        if (overview.unknownActivity() > 0) {
            sentences.add(text("bulk.loss.unknown-use", overview.unknownActivity()));
        }
        return sentences;
    }

    private static Facts facts(Reading reading) {
        Plan plan = reading.plan();
        var facts = new Facts();
        CommandFacts.add(facts, plan);
        facts.withText(text("bulk.plan.made-by"), plan.actorName())
                .withTime(text("bulk.plan.made"), plan.createdAt(), TimeText.Show.FULL);
        if (!reading.started()) {
            facts.withTime(text("bulk.plan.valid"), plan.validUntil(), TimeText.Show.UNTIL);
        }
        var hash = Facts.code(plan.hash().substring(0, SHORT_HASH) + "…");
        hash.setTitle(plan.hash());
        var copyable = new Span(hash, Clipboard.button(text("bulk.plan.hash"), plan.hash()));
        copyable.addClassName("copyable");
        return facts.with(text("bulk.plan.hash"), copyable)
                .withTime(text("bulk.plan.newest-use"), reading.overview().newestActivity(), TimeText.Show.AGO)
                .withText(text("bulk.plan.reason"), plan.reason());
    }

    /// The limits that hold, whether or not they stop the plan.
    private static Div belts(List<String> sentences) {
        var belts = new Div();
        belts.addClassName("plan-belts");
        if (!sentences.isEmpty()) {
            var list = new UnorderedList();
            sentences.forEach(sentence -> list.add(new ListItem(sentence)));
            belts.add(new H3(text("bulk.belt.limits")), list);
        }
        return belts;
    }

    /// The numbers of those taken, and the reasons for those left out.
    private static Div overview(Reading reading) {
        var overview = new Div(new PlanTables(reading.overview()));
        reading.overview().skips().forEach((reason, count) -> {
            var line = new Div(text("bulk.plan.left-out", count, BulkText.skip(reason)));
            line.addClassName("plan-skip");
            overview.add(line);
        });
        return overview;
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
