package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Traits;
import io.sandboxconsole.sandbox.Traits.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What only some engines tell of a sandbox, as far as this one does.
final class TraitFacts {

    private TraitFacts() {}

    /// @param intervals whether the engine does anything by itself, so that it is worth saying that it does not
    static Facts of(Traits traits, boolean intervals) {
        var facts = new Facts()
                .withCopy(say("details.engine-name"), traits.name() == null ? "" : traits.name())
                .withText(say("details.runs-in"), traits.region())
                .withText(say("details.machine"), traits.machine())
                .withText(say("details.size"), size(traits.size()));
        if (traits.lastActivityAt() != null) {
            var full = new TimeText(traits.lastActivityAt(), Show.FULL);
            full.addClassName("full-time");
            facts.with(say("details.last-activity"), new TimeText(traits.lastActivityAt(), Show.AGO), full);
        }
        if (intervals || !traits.intervals().equals(Intervals.NONE)) {
            facts.with(say("details.intervals"), lines(intervals(traits.intervals())));
        }
        if (traits.openPorts()) {
            facts.with(say("details.ports-open"), sign(VaadinIcon.GLOBE, say("details.ports-open.all"), "warn"));
        }
        facts.withText(say("details.backup"), traits.backup());
        if (traits.recoverable()) {
            facts.with(say("details.recoverable"), sign(VaadinIcon.TOOLS, say("details.recoverable.yes"), "info"));
        }
        return facts;
    }

    /// What happens by itself, as sentences.
    static List<String> intervals(Intervals intervals) {
        List<String> sentences = new ArrayList<>();
        if (intervals.stop() != null) {
            sentences.add(say("details.interval.stop", LengthOfTime.text(intervals.stop())));
        }
        if (intervals.pause() != null) {
            sentences.add(say("details.interval.pause", LengthOfTime.text(intervals.pause())));
        }
        if (intervals.stop() == null && intervals.pause() == null) {
            sentences.add(say("details.interval.runs-on"));
        }
        if (intervals.archive() != null && !intervals.ephemeral()) {
            sentences.add(say("details.interval.archive", LengthOfTime.text(intervals.archive())));
        }
        if (intervals.ephemeral()) {
            sentences.add(say("details.interval.ephemeral"));
        } else if (intervals.delete() != null) {
            sentences.add(say("details.interval.delete", LengthOfTime.text(intervals.delete())));
        }
        return sentences;
    }

    /// A word with a sign before it, so that no colour alone says it.
    static Span sign(VaadinIcon icon, String word, String tone) {
        var drawn = icon.create();
        drawn.getElement().setAttribute("aria-hidden", "true");
        var sign = new Span(drawn, new Span(word));
        sign.addClassNames("sign", tone);
        return sign;
    }

    private static @Nullable String size(@Nullable Size size) {
        if (size == null) {
            return null;
        }
        return Stream.of(
                        part(size.cpu(), amount -> say("details.size.cpu", amount)),
                        part(size.memory(), amount -> say("details.size.memory", amount)),
                        part(size.disk(), amount -> say("details.size.disk", amount)),
                        part(size.gpu(), amount -> say("details.size.gpu", amount)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    /// A part that is zero is none.
    private static Optional<String> part(@Nullable BigDecimal amount, UnaryOperator<String> words) {
        return Optional.ofNullable(amount)
                .filter(number -> number.signum() > 0)
                .map(number -> words.apply(number.stripTrailingZeros().toPlainString()));
    }

    private static Component lines(List<String> sentences) {
        var lines = new Div();
        sentences.forEach(sentence -> lines.add(new Div(sentence)));
        return lines;
    }
}
