package io.sandboxconsole.console.audit.stone;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Names the consequence of an act on the trail, and asks for its reason.
final class ReasonDialog extends CommandDialog<String> {

    private final WhyField why = new WhyField(text("audit.stone.why-help"));

    ReasonDialog(Words words, BiConsumer<CommandDialog<String>, String> onSubmit) {
        super(words.title(), words.submit(), onSubmit);
        content(new Paragraph(words.consequence()), why);
        warnOfLoss();
        setWidth("36rem");
    }

    /// What the dialog says.
    record Words(String title, String submit, String consequence) {}

    @Override
    protected @Nullable String value() {
        return why.reason();
    }

    @Override
    protected boolean typed() {
        return !why.isEmpty();
    }

    @Override
    protected boolean place(RuntimeException cause) {
        return why.place(cause);
    }
}
