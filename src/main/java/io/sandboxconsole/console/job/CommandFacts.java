package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.IntervalText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Interval;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lists what a plan does, and from which selection it was made.
final class CommandFacts {

    private CommandFacts() {}

    static void add(Facts facts, Plan plan) {
        values(facts, plan.command());
        String filter = plan.filter();
        if (filter == null) {
            facts.withText(text("bulk.plan.selection"), text("bulk.plan.chosen"));
        } else if (filter.isEmpty()) {
            facts.withText(text("bulk.plan.selection"), text("bulk.plan.everything"));
        } else {
            facts.with(text("bulk.plan.selection"), list(filter));
        }
    }

    /// The list of what matches the filter now.
    private static Anchor list(String filter) {
        var link = new Anchor(
                "sandboxes?filter="
                        + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20"),
                SafeText.line(filter));
        link.addClassName("code");
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static void values(Facts facts, BulkCommand command) {
        switch (command) {
            case BulkCommand.Simple _ -> {}
            case BulkCommand.Renew renew ->
                facts.withTime(text("dialog.renew.expiry"), renew.expiresAt(), TimeText.Show.FULL);
            case BulkCommand.EditMetadata edit -> {
                facts.withWords(
                        text("bulk.metadata.set"),
                        new TreeMap<>(edit.patch().set())
                                .entrySet().stream()
                                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                                        .toList());
                facts.withWords(
                        text("bulk.metadata.remove"),
                        edit.patch().remove().stream().sorted().toList());
            }
            case BulkCommand.SetIntervals intervals -> {
                interval(facts, text("dialog.interval.stop"), intervals.stop());
                interval(facts, text("dialog.interval.pause"), intervals.pause());
                interval(facts, text("dialog.interval.archive"), intervals.archive());
                interval(facts, text("dialog.interval.delete"), intervals.delete());
            }
        }
    }

    private static void interval(Facts facts, String name, @Nullable Interval interval) {
        if (interval != null) {
            facts.withText(
                    name,
                    interval.when() == Interval.When.AFTER
                            ? DurationText.format(interval.time())
                            : IntervalText.choice(interval.when(), true));
        }
    }
}
