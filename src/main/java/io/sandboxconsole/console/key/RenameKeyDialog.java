package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Asks for a key's new name.
final class RenameKeyDialog extends KeyDialog<String> {

    private final TextField name = new TextField(text("key.name"));

    private final KeyRow line;

    private final int longest;

    /// @param longest the maximum length of a name
    RenameKeyDialog(KeyRow line, int longest, BiConsumer<CommandDialog<String>, String> onSubmit) {
        super(text("key.rename.title", line.name()), text("key.rename"), onSubmit);
        this.line = line;
        this.longest = longest;
        name.setValue(line.key().name());
        name.setWidthFull();
        name.addValueChangeListener(_ -> name.setInvalid(false));
        content(new Paragraph(text("key.rename.consequence")), name);
        name.focus();
    }

    @Override
    protected @Nullable String value() {
        String entered = name.getValue().strip();
        boolean right = !entered.isEmpty()
                && entered.length() <= longest
                && entered.chars().noneMatch(Character::isISOControl);
        return right || !refuse("name", Message.of("problem.key.name", longest)) ? entered : null;
    }

    @Override
    protected boolean refuse(String field, Message problem) {
        boolean mine = field.equals("name");
        name.setErrorMessage(mine ? text(problem) : "");
        name.setInvalid(mine);
        return mine;
    }

    @Override
    protected boolean typed() {
        return !name.getValue().equals(line.key().name());
    }
}
