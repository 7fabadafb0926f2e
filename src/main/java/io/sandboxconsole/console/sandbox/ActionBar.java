package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.sandbox.Offer;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.List;
import java.util.function.Consumer;

/// The actions on one sandbox. What the person may never do is not offered; what is not possible now is shown
/// disabled and says why.
final class ActionBar extends Div {

    ActionBar(List<Offer> offers, Consumer<SandboxAction> onAction) {
        addClassName("action-bar");
        offers.stream()
                .filter(offer -> !(offer.obstacle() instanceof Obstacle.MissingPermission))
                .map(offer -> button(offer, onAction))
                .forEach(this::add);
    }

    private static Button button(Offer offer, Consumer<SandboxAction> onAction) {
        var action = offer.action();
        var button =
                new Button(ActionWords.label(action), ActionWords.icon(action).create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (action == SandboxAction.DELETE) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        button.setDisableOnClick(false);
        button.addClickListener(_ -> onAction.accept(action));
        var obstacle = offer.obstacle();
        if (obstacle != null) {
            button.setEnabled(false);
            button.setTooltipText(ActionWords.why(obstacle));
        }
        return button;
    }
}
