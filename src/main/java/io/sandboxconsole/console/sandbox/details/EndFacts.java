package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.timeline.EndBadge;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import java.time.Instant;

/// What is known of the end of a sandbox: when, why and by whom, and the evidence.
final class EndFacts extends Div {

    /// @param auditor whether the person may read the trail
    EndFacts(Life life, End end, boolean auditor) {
        addClassName("end-facts");
        var why = new Paragraph(EndText.explanation(end.cause()));
        why.addClassName("end-why");
        var facts = new Facts()
                .with(text("history.cause"), new EndBadge(end.cause()))
                .with(text("history.ended"), ended(end))
                .withText(text("history.ended-by"), end.by())
                .withTime(text("history.last-seen"), end.lastSeen(), Show.FULL)
                .withText(text("history.lived"), DurationText.format(life.lived(end.at())));
        if (auditor && end.operation() != null) {
            facts.with(text("history.evidence"), trail(end));
        } else if (end.entry() != null) {
            facts.withCopy(text("history.evidence.log"), end.entry());
        }
        add(facts, why);
        var expiry = life.sandbox().expiresAt();
        if (expiry != null && unexpired(end, expiry)) {
            var not = new Paragraph(new Span(text("history.not-expired") + " "), new TimeText(expiry, Show.FULL));
            not.addClassName("end-why");
            add(not);
        }
    }

    /// Whether it is worth saying that the expiry was still to come: the cause leaves it open.
    static boolean unexpired(End end, Instant expiry) {
        return expiry.isAfter(end.at())
                && switch (end.cause()) {
                    case GONE, GONE_UNWATCHED, UNKNOWN -> true;
                    case DELETED_BY_PERSON, DELETED_BY_KEY, DELETED_ELSEWHERE, EXPIRED, AUTO_DELETED, FAILED, EVICTED ->
                        false;
                };
    }

    private static Component ended(End end) {
        if (!EndText.approximate(end)) {
            return new Span(new TimeText(end.at(), Show.AGO), full(end.at()));
        }
        var between = new Span(
                new Span(text("history.between") + " "),
                new TimeText(end.lastSeen(), Show.FULL),
                new Span(" " + text("history.and") + " "),
                new TimeText(end.at(), Show.FULL));
        between.addClassName("full-time");
        return new Span(new TimeText(end.at(), Show.AGO), between);
    }

    private static Component full(Instant moment) {
        var full = new TimeText(moment, Show.FULL);
        full.addClassName("full-time");
        return full;
    }

    private static Anchor trail(End end) {
        var link = new Anchor("audit?entry=" + end.operation(), text("history.evidence.trail"));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
