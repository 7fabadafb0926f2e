package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.Locale;

/// The appearance of a bar's label.
sealed interface BarLabel {

    /// The text alone.
    record Plain() implements BarLabel {}

    /// The sum of all values without a bar of their own.
    record Rest() implements BarLabel {}

    /// A range of times, with the severity of being in it.
    record Range(Severity severity) implements BarLabel {}

    record OfState(Kind kind) implements BarLabel {}

    /// A creator with an avatar or a sign.
    ///
    /// @param hint distinguishes the creator from another one of the same name; mostly empty
    record OfCreator(Creator creator, String hint) implements BarLabel {}

    record OfConnection(Status status) implements BarLabel {}

    /// Renders the label with its sign.
    default Component beside(String label) {
        return switch (this) {
            case Plain _, Range _, Rest _ -> new Span(label);
            case OfState(Kind kind) -> new StateBadge(SandboxState.of(kind));
            case OfCreator(Creator creator, String hint) -> portrait(creator, hint);
            case OfConnection(Status status) -> status.fresh() ? new Span(label) : unwell(label, status);
        };
    }

    /// The style suffix of the bar's colour.
    default String tone() {
        return switch (this) {
            case Plain _, OfCreator _ -> "plain";
            case Range(Severity severity) -> severity.name().toLowerCase(Locale.ROOT);
            case Rest _ -> "rest";
            case OfState(Kind kind) -> "state-" + kind.word();
            case OfConnection(Status status) -> status.fresh() ? "plain" : "stale";
        };
    }

    /// Inside a link no other element takes the focus.
    private static Component portrait(Creator creator, String hint) {
        var portrait = new CreatorLabel(creator);
        portrait.getElement().removeAttribute("tabindex");
        if (!hint.isEmpty()) {
            var distinction = new Span(hint);
            distinction.addClassName("creator-hint");
            portrait.add(distinction);
        }
        return portrait;
    }

    private static Component unwell(String label, Status status) {
        return new Span(new Span(label), new HealthBadge(status));
    }
}
