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
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The actions on one sandbox. One that is not possible now stays reachable by keyboard and says why; who may do
/// nothing at all reads which permissions are missing.
final class ActionBar extends Div {

    private final Consumer<SandboxAction> onAction;

    private final Div reason = new Div();

    /// @param unwell the name of the sandbox's connection while that is not up to date
    ActionBar(List<Offer> offers, @Nullable String unwell, Consumer<SandboxAction> onAction) {
        this.onAction = onAction;
        addClassName("action-bar");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        if (!offers.isEmpty() && offers.stream().allMatch(ActionBar::forbidden)) {
            add(missing(offers));
        } else {
            offers.forEach(offer -> add(button(offer, why(offer, unwell))));
            add(reason);
        }
    }

    /// Offers to make another sandbox like this one, which its state cannot forbid.
    void offerCreation(Runnable onCreate) {
        var button = new Button(say("dialog.clone.open"), VaadinIcon.COPY_O.create(), _ -> onCreate.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setTooltipText(say("dialog.clone.open-help"));
        addComponentAtIndex(Math.max(0, indexOf(reason)), button);
    }

    private Button button(Offer offer, @Nullable String why) {
        var action = offer.action();
        var button =
                new Button(ActionWords.label(action), ActionWords.icon(action).create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (action == SandboxAction.DELETE) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        if (why == null) {
            button.addClickListener(_ -> onAction.accept(action));
        } else {
            Unavailable.mark(button, why);
            button.addClickListener(_ -> reason.setText(why));
        }
        return button;
    }

    private static @Nullable String why(Offer offer, @Nullable String unwell) {
        if (offer.obstacle() != null) {
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
