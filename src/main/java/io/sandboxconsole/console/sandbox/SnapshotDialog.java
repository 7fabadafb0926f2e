package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Takes a snapshot, under a name if the person gives one.
final class SnapshotDialog extends ChangeDialog<Change> {

    /// Engines name no limit; what is longer is a mistake of pasting.
    private static final int LONGEST = 200;

    private final TextField name = new TextField(say("dialog.snapshot.name"));

    SnapshotDialog(Sandbox sandbox, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super(say("dialog.snapshot.title", sandbox.title()), say("dialog.snapshot.submit"), onSubmit);
        name.setHelperText(say("dialog.snapshot.name-help"));
        name.setClearButtonVisible(true);
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(_ -> check());
        content(new Paragraph(say("dialog.snapshot.consequence")), new SandboxSummary(sandbox), name);
        name.focus();
    }

    @Override
    protected @Nullable Change value() {
        return check() ? new Change.TakeSnapshot(name.getValue().strip()) : null;
    }

    @Override
    protected boolean refuse(String field, Phrase message) {
        name.setErrorMessage(say(message));
        name.setInvalid(true);
        return true;
    }

    private boolean check() {
        String text = name.getValue();
        boolean right =
                text.codePointCount(0, text.length()) <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        name.setErrorMessage(right ? "" : say("dialog.snapshot.name-wrong", LONGEST));
        name.setInvalid(!right);
        return right;
    }
}
