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

/// How the label of a bar looks.
sealed interface BarLabel {

    /// Nothing but the words.
    record Plain() implements BarLabel {}

    /// Everything that has no bar of its own.
    record Rest() implements BarLabel {}

    record OfState(Kind kind) implements BarLabel {}

    record OfCreator(Creator creator) implements BarLabel {}

    record OfConnection(Status status) implements BarLabel {}

    /// The label with its sign.
    default Component beside(String label) {
        return switch (this) {
            case Plain _, Rest _ -> new Span(label);
            case OfState(Kind kind) -> new StateBadge(SandboxState.of(kind));
            case OfCreator(Creator creator) -> portrait(creator);
            case OfConnection(Status status) -> status.fresh() ? new Span(label) : unwell(label, status);
        };
    }

    /// What the bar is coloured after.
    default String tone() {
        return switch (this) {
            case Plain _, OfCreator _ -> "plain";
            case Rest _ -> "rest";
            case OfState(Kind kind) -> "state-" + kind.word();
            case OfConnection(Status status) -> status.fresh() ? "plain" : "stale";
        };
    }

    /// Within a link nothing else takes the focus.
    private static Component portrait(Creator creator) {
        var portrait = new CreatorLabel(creator);
        portrait.getElement().removeAttribute("tabindex");
        return portrait;
    }

    private static Component unwell(String label, Status status) {
        return new Span(new Span(label), new HealthBadge(status));
    }
}
