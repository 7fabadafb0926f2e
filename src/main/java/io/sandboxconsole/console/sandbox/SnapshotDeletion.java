package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Snapshot;
import java.util.function.BiConsumer;

/// Asks before a snapshot is deleted.
final class SnapshotDeletion extends ChangeDialog<String> {

    private final Snapshot snapshot;

    SnapshotDeletion(Snapshot snapshot, BiConsumer<ChangeDialog<String>, String> onSubmit) {
        super(
                say("details.snapshot.delete.title", SnapshotLine.title(snapshot)),
                say("details.snapshot.delete.confirm"),
                onSubmit);
        this.snapshot = snapshot;
        submitButton().addThemeVariants(ButtonVariant.LUMO_ERROR);
        content(new Paragraph(say("details.snapshot.delete.consequence")), new SnapshotLine(snapshot));
    }

    @Override
    protected String value() {
        return snapshot.id();
    }
}
