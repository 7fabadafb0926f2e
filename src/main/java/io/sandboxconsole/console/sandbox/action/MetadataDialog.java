package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.PairRules;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to edit a sandbox's metadata. It sends only the changed keys, so that concurrent changes of other keys
/// survive; an unchanged form sends no request.
final class MetadataDialog extends CommandDialog<SandboxCommand> {

    private static final String FIELD = "metadata.";

    private final Map<String, String> before;

    private final PairsEditor editor;

    MetadataDialog(Sandbox sandbox, BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.metadata.title", sandbox.title()), text("dialog.metadata.submit"), onSubmit);
        before = ReservedMetadata.without(sandbox.metadata());
        editor = new PairsEditor(PairRules.METADATA, before);
        content(new Paragraph(text("dialog.metadata.explanation")), editor);
        setWidth("36rem");
    }

    @Override
    protected @Nullable SandboxCommand value() {
        if (!editor.validate()) {
            return null;
        }
        var patch = MetadataPatch.between(before, editor.value());
        if (patch.isEmpty()) {
            close();
            return null;
        }
        return new SandboxCommand.EditMetadata(patch);
    }

    @Override
    protected boolean typed() {
        return !MetadataPatch.between(before, editor.value()).isEmpty();
    }

    @Override
    protected boolean refuse(String name, Message problem) {
        return name.startsWith(FIELD) && editor.refuse(name.substring(FIELD.length()), problem);
    }
}
