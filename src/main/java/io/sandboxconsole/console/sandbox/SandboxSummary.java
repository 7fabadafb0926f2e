package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.Sandbox;

/// The few facts by which a person recognises a sandbox in a dialog.
final class SandboxSummary extends Card {

    SandboxSummary(Sandbox sandbox) {
        addThemeVariants(CardVariant.OUTLINED);
        setAriaRole("group");
        add(new Facts()
                .withText(say("details.id"), sandbox.id().value())
                .with(say("details.state"), new StateBadge(sandbox.state()))
                .with(say("details.created-at"), new TimeText(sandbox.createdAt(), Show.AGO))
                .with(say("details.created-by"), new CreatorLabel(sandbox.creator()))
                .withText(say("details.team"), sandbox.team()));
    }
}
