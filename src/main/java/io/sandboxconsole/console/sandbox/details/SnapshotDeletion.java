package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.Snapshot;
import java.util.function.BiConsumer;

/// Dialog to confirm the deletion of a snapshot.
final class SnapshotDeletion extends CommandDialog<String> {

    private final Snapshot snapshot;

    SnapshotDeletion(Snapshot snapshot, BiConsumer<CommandDialog<String>, String> onSubmit) {
        super(
                text("details.snapshot.delete.title", SnapshotLine.title(snapshot)),
                text("details.snapshot.delete.confirm"),
                onSubmit);
        this.snapshot = snapshot;
        warnOfLoss();
        content(new Paragraph(text("details.snapshot.delete.consequence")), new SnapshotLine(snapshot));
    }

    @Override
    protected String value() {
        return snapshot.id();
    }
}
