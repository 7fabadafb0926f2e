package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Unavailable;
import io.sandboxconsole.sandbox.Offer;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The actions on one sandbox: those that people want most as buttons, the others in a menu, and the deletion apart.
/// One that is not possible now stays reachable by keyboard and says why; who may do nothing at all reads which
/// permissions are missing.
final class ActionBar extends Div {

    private final Consumer<SandboxAction> onAction;

    private final @Nullable String unwell;

    private final Map<SandboxAction, Offer> offers = new LinkedHashMap<>();

    /// Where another sandbox like this one is offered.
    private final Div creation = new Div();

    private final Div reason = new Div();

    /// @param unwell the name of the sandbox's connection while that is not up to date
    ActionBar(List<Offer> offers, @Nullable String unwell, Consumer<SandboxAction> onAction) {
        this.onAction = onAction;
        this.unwell = unwell;
        offers.forEach(offer -> this.offers.put(offer.action(), offer));
        addClassName("action-bar");
        creation.addClassName("action-creation");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        if (!offers.isEmpty() && offers.stream().allMatch(ActionBar::forbidden)) {
            add(creation, missing(offers));
        } else {
            arrange();
        }
    }

    /// Offers to make another sandbox like this one, which its state cannot forbid.
    void offerCreation(Runnable onCreate) {
        var button = new Button(say("dialog.clone.open"), VaadinIcon.COPY_O.create(), _ -> onCreate.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setTooltipText(say("dialog.clone.open-help"));
        creation.add(button);
    }

    private void arrange() {
        var possible = offers.values().stream()
                .filter(Offer::possible)
                .map(Offer::action)
                .collect(Collectors.toUnmodifiableSet());
        var order = ActionOrder.of(offers.keySet(), possible);
        order.front().forEach(action -> add(button(action)));
        if (!order.rest().isEmpty()) {
            add(new ActionMenu(order.rest().stream().map(this::choice).toList(), onAction));
        }
        add(creation);
        if (offers.containsKey(SandboxAction.DELETE)) {
            var delete = button(SandboxAction.DELETE);
            delete.addThemeVariants(ButtonVariant.LUMO_ERROR);
            delete.addClassName("apart");
            add(delete);
        }
        add(reason);
    }

    private Button button(SandboxAction action) {
        var button =
                new Button(ActionWords.label(action), ActionWords.icon(action).create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        String why = why(action);
        if (why == null) {
            button.addClickListener(_ -> onAction.accept(action));
        } else {
            Unavailable.mark(button, why);
            button.addClickListener(_ -> reason.setText(why));
        }
        return button;
    }

    private ActionMenu.Choice choice(SandboxAction action) {
        return new ActionMenu.Choice(action, ActionWords.label(action), why(action));
    }

    private @Nullable String why(SandboxAction action) {
        var offer = offers.get(action);
        if (offer != null && offer.obstacle() != null) {
            return ActionWords.why(offer.obstacle());
        }
        return unwell == null ? null : say("action.why.connection", unwell);
    }

    private static boolean forbidden(Offer offer) {
        return offer.obstacle() instanceof Obstacle.MissingPermission;
    }

    private static Paragraph missing(List<Offer> offers) {
        String permissions = offers.stream()
                .map(offer -> offer.action().permission().word())
                .distinct()
                .collect(Collectors.joining(", "));
        var sentence = new Paragraph(say("action.read-only", permissions));
        sentence.addClassName("action-reason");
        return sentence;
    }
}
