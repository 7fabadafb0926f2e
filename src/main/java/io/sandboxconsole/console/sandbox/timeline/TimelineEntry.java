package io.sandboxconsole.console.sandbox.timeline;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Event in the life of a sandbox, past or future, or a gap of what is known. All texts are safe to show.
///
/// @param kinds what it is for the filter; a gap has none and is always shown
/// @param headline the event in a few words
/// @param detail the actor and the result; may be empty
/// @param evidence how the console knows; may be empty
/// @param attempt the address of the attempt in the trail
public record TimelineEntry(
        Instant at,
        Set<Kind> kinds,
        VaadinIcon icon,
        String headline,
        String detail,
        List<Difference> differences,
        String evidence,
        @Nullable String attempt) {

    static final VaadinIcon EXPIRY = VaadinIcon.CLOCK;

    public TimelineEntry {
        kinds = Set.copyOf(kinds);
        differences = List.copyOf(differences);
    }

    TimelineEntry(Instant at, Kind kind, VaadinIcon icon, String headline, String detail) {
        this(at, Set.of(kind), icon, headline, detail, List.of(), "", null);
    }

    /// What an entry is about, for the filter.
    public enum Kind {
        STATE,
        SETTINGS,
        OWN,
        ENGINE;

        public String label() {
            return switch (this) {
                case STATE -> text("history.kind.state");
                case SETTINGS -> text("history.kind.settings");
                case OWN -> text("history.kind.own");
                case ENGINE -> text("history.kind.engine");
            };
        }
    }

    /// A changed field by its name, with its values in words.
    public record Difference(String label, String before, String after) {

        public String text() {
            return Texts.text("history.difference", label, before, after);
        }
    }

    /// A time of which nothing is known.
    static TimelineEntry gap(Instant at, String headline, String detail) {
        return new TimelineEntry(at, Set.of(), VaadinIcon.ELLIPSIS_DOTS_H, headline, detail, List.of(), "", null);
    }

    public boolean isGap() {
        return kinds.isEmpty();
    }

    /// Whether a person who chose `chosen` sees it.
    public boolean fits(Set<Kind> chosen) {
        return isGap() || kinds.stream().anyMatch(chosen::contains);
    }

    /// The headline as of `now`: what is still ahead is no event yet.
    public String headline(Instant now) {
        if (!at.isAfter(now)) {
            return headline;
        }
        return icon == EXPIRY ? text("details.timeline.will-expire") : text("details.timeline.to-come", headline);
    }

    /// The entry as one line of plain text.
    public String line(Instant now) {
        List<String> parts = new ArrayList<>(List.of(headline(now)));
        differences.forEach(difference -> parts.add(difference.text()));
        parts.add(detail);
        parts.add(evidence);
        parts.removeIf(String::isEmpty);
        return at + "  " + String.join(" · ", parts).replace('\n', ' ');
    }
}
