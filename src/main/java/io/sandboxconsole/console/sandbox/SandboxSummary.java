package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.sandbox.Sandbox;

/// The few facts by which a person recognises a sandbox in a dialog.
final class SandboxSummary extends Div {

    SandboxSummary(Sandbox sandbox) {
        addClassName("summary");
        add(new Facts()
                .withText("Id", sandbox.id().value())
                .with("State", new StateBadge(sandbox.state()))
                .with("Created at", new TimeText(sandbox.createdAt(), Show.AGO))
                .with("Created By", new CreatorLabel(sandbox.creator()))
                .withText("Team", sandbox.team()));
    }
}
