package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.sandbox.ChangeDialog;
import io.sandboxconsole.words.Phrase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Gives a key another name.
final class RenameKeyDialog extends KeyDialog<String> {

    private final TextField name = new TextField(say("key.name"));

    private final KeyLine line;

    private final int longest;

    /// @param longest how long a name may be
    RenameKeyDialog(KeyLine line, int longest, BiConsumer<ChangeDialog<String>, String> onSubmit) {
        super(say("key.rename.title", line.name()), say("key.rename"), onSubmit);
        this.line = line;
        this.longest = longest;
        name.setValue(line.key().name());
        name.setWidthFull();
        name.addValueChangeListener(_ -> name.setInvalid(false));
        content(new Paragraph(say("key.rename.consequence")), name);
        name.focus();
    }

    @Override
    protected @Nullable String value() {
        String wanted = name.getValue().strip();
        boolean right = !wanted.isEmpty()
                && wanted.length() <= longest
                && wanted.chars().noneMatch(Character::isISOControl);
        return right || !refuse("name", Phrase.of("problem.key.name", longest)) ? wanted : null;
    }

    @Override
    protected boolean refuse(String field, Phrase problem) {
        boolean mine = field.equals("name");
        name.setErrorMessage(mine ? say(problem) : "");
        name.setInvalid(mine);
        return mine;
    }

    @Override
    protected boolean typed() {
        return !name.getValue().equals(line.key().name());
    }
}
