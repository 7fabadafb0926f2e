package io.sandboxconsole.console.past;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.history.past.Knowledge;
import io.sandboxconsole.history.past.Knowledge.Gap;
import io.sandboxconsole.history.past.Knowledge.Watch;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says since when what a screen shows is complete, and opens the gaps of each connection. Hidden while all is known,
/// or nothing can be read.
@StyleSheet("styles/sandboxes.css")
public final class KnowledgeNote extends Div {

    /// The newest gaps of a connection that are listed.
    private static final int MOST_GAPS = 20;

    private final KnowledgeNotes sources;

    private @Nullable Knowledge shown;

    private int load;

    KnowledgeNote(KnowledgeNotes sources) {
        this.sources = sources;
        addClassName("knowledge-note");
        setVisible(false);
    }

    /// Shows what is known of all times until now.
    public void showAll(UI ui) {
        show(ui, Instant.EPOCH, sources.now());
    }

    /// Shows what is known from `from` to `until`. Reads it in the background; what was shown stays meanwhile.
    public void show(UI ui, Instant from, Instant until) {
        int mine = ++load;
        Map<ConnectionId, String> names = sources.names();
        sources.background().read(ui, () -> sources.reader().of(names.keySet(), from, until), result -> {
            if (mine == load && !(result instanceof AsyncResult.Pending)) {
                show(result instanceof AsyncResult.Success<Knowledge>(var known) ? known : null, names);
            }
        });
    }

    private void show(@Nullable Knowledge known, Map<ConnectionId, String> names) {
        setVisible(known != null && !known.complete());
        if (known == null || known.complete() || known.equals(shown)) {
            return;
        }
        shown = known;
        var details = new Details(summary(known), content(known, names));
        removeAll();
        add(details);
    }

    private Component summary(Knowledge known) {
        var summary = new Span();
        summary.addClassName("knowledge-summary");
        if (known.since() == null) {
            summary.add(new Span(text("knowledge.incomplete")));
        } else {
            summary.add(new Span(text("knowledge.since") + " "), new TimeText(known.since(), Show.FULL));
        }
        if (known.gaps() > 0) {
            summary.add(new Span(" · " + text("knowledge.gaps", known.gaps())));
        }
        return summary;
    }

    private Component content(Knowledge known, Map<ConnectionId, String> names) {
        var list = new UnorderedList();
        if (known.endedSince() != null) {
            list.add(line(text("knowledge.ended-since"), known.endedSince()));
        }
        if (known.eventsSince() != null) {
            list.add(line(text("knowledge.events-since"), known.eventsSince()));
        }
        known.watches().forEach(watch -> list.add(item(watch, names)));
        return list;
    }

    private static ListItem line(String label, Instant moment) {
        return new ListItem(new Span(label + " "), new TimeText(moment, Show.FULL));
    }

    private ListItem item(Watch watch, Map<ConnectionId, String> names) {
        String name = SafeText.line(
                names.getOrDefault(watch.connection(), watch.connection().value()));
        ListItem item;
        if (!watch.known()) {
            item = new ListItem(text("knowledge.unknown", name));
        } else if (watch.since() == null) {
            item = new ListItem(text("knowledge.watched", name));
        } else {
            item = line(text("knowledge.watched-since", name), watch.since());
        }
        if (!watch.gaps().isEmpty()) {
            item.add(gaps(watch.gaps()));
        }
        return item;
    }

    private UnorderedList gaps(List<Gap> gaps) {
        var list = new UnorderedList();
        gaps.reversed().stream().limit(MOST_GAPS).forEach(gap -> list.add(item(gap)));
        if (gaps.size() > MOST_GAPS) {
            list.add(new ListItem(text("knowledge.more", gaps.size() - MOST_GAPS)));
        }
        return list;
    }

    private ListItem item(Gap gap) {
        if (gap.until() == null) {
            return line(text("knowledge.open-gap"), gap.from());
        }
        return new ListItem(
                new TimeText(gap.from(), Show.FULL),
                new Span(" – "),
                new TimeText(gap.until(), Show.FULL),
                new Span(" (%s)".formatted(DurationText.format(Duration.between(gap.from(), gap.until())))));
    }
}
