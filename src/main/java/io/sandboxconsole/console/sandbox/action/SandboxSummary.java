package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.Sandbox;

/// Card in a dialog with the facts that identify a sandbox.
final class SandboxSummary extends Card {

    SandboxSummary(Sandbox sandbox) {
        addThemeVariants(CardVariant.OUTLINED);
        setAriaRole("group");
        add(new Facts()
                .withText(text("details.id"), sandbox.id().value())
                .with(text("details.state"), new StateBadge(sandbox.state()))
                .withTime(text("details.created-at"), sandbox.createdAt(), Show.AGO)
                .with(text("details.created-by"), new CreatorLabel(sandbox.creator()))
                .withText(text("details.team"), sandbox.team()));
    }
}
