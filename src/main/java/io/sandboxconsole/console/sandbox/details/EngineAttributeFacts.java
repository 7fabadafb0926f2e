package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.IntervalText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.EngineAttributes.Size;
import io.sandboxconsole.sandbox.Intervals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Facts that only some engines report about a sandbox.
final class EngineAttributeFacts {

    private EngineAttributeFacts() {}

    /// @param intervals whether the engine supports automatic intervals; if so, their absence is shown as well
    static Facts of(EngineAttributes attributes, boolean intervals) {
        var facts = new Facts()
                .withCopy(text("details.engine-name"), attributes.name() == null ? "" : attributes.name())
                .withText(text("details.runs-in"), attributes.region())
                .withText(text("details.machine"), attributes.machine())
                .withText(text("details.size"), size(attributes.size()));
        if (attributes.lastActivityAt() != null) {
            var full = new TimeText(attributes.lastActivityAt(), Show.FULL);
            full.addClassName("full-time");
            facts.with(text("details.last-activity"), new TimeText(attributes.lastActivityAt(), Show.AGO), full);
        }
        if (intervals || !attributes.intervals().equals(Intervals.NONE)) {
            facts.with(text("details.intervals"), lines(IntervalText.sentences(attributes.intervals())));
        }
        if (attributes.openPorts()) {
            facts.with(text("details.ports-open"), sign(VaadinIcon.GLOBE, text("details.ports-open.all"), "warn"));
        }
        facts.withText(text("details.backup"), attributes.backup());
        if (attributes.recoverable()) {
            facts.with(text("details.recoverable"), sign(VaadinIcon.TOOLS, text("details.recoverable.yes"), "info"));
        }
        return facts;
    }

    /// A word after an icon, so that the meaning does not depend on colour alone.
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
                        part(size.cpu(), amount -> text("details.size.cpu", amount)),
                        part(size.memory(), amount -> text("details.size.memory", amount)),
                        part(size.disk(), amount -> text("details.size.disk", amount)),
                        part(size.gpu(), amount -> text("details.size.gpu", amount)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    /// The resource as text; empty if it is absent or zero.
    private static Optional<String> part(@Nullable BigDecimal amount, UnaryOperator<String> text) {
        return Optional.ofNullable(amount)
                .filter(number -> number.signum() > 0)
                .map(number -> text.apply(number.stripTrailingZeros().toPlainString()));
    }

    private static Component lines(List<String> sentences) {
        var lines = new Div();
        sentences.forEach(sentence -> lines.add(new Div(sentence)));
        return lines;
    }
}
