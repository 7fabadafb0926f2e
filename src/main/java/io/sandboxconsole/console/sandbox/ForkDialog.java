package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Makes another sandbox of one that runs, under a name if the person gives one.
final class ForkDialog extends ChangeDialog<Change> {

    private final NameField name = new NameField(say("dialog.fork.name"), say("dialog.fork.name-help"));

    ForkDialog(Sandbox sandbox, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super(say("dialog.fork.title", sandbox.title()), say("dialog.fork.submit"), onSubmit);
        content(new Paragraph(say("dialog.fork.consequence")), new SandboxSummary(sandbox), name);
        setWidth("36rem");
        name.focus();
    }

    @Override
    protected @Nullable Change value() {
        String given = name.getValue().strip();
        return name.check() ? new Change.Fork(given.isEmpty() ? null : given) : null;
    }

    @Override
    protected boolean typed() {
        return !name.isEmpty();
    }

    @Override
    protected boolean refuse(String field, Phrase message) {
        name.refuse(message);
        return true;
    }
}
