package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Takes a snapshot, under a name if the person gives one.
final class SnapshotDialog extends ChangeDialog<Change> {

    private final NameField name = new NameField(say("dialog.snapshot.name"), say("dialog.snapshot.name-help"));

    SnapshotDialog(Sandbox sandbox, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super(say("dialog.snapshot.title", sandbox.title()), say("dialog.snapshot.submit"), onSubmit);
        content(new Paragraph(say("dialog.snapshot.consequence")), new SandboxSummary(sandbox), name);
        name.focus();
    }

    @Override
    protected @Nullable Change value() {
        return name.check() ? new Change.TakeSnapshot(name.getValue().strip()) : null;
    }

    @Override
    protected boolean refuse(String field, Phrase message) {
        name.refuse(message);
        return true;
    }
}
