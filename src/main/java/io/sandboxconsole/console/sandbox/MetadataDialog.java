package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Edits a sandbox's metadata. Only what the person changed is sent, so that changes made elsewhere meanwhile survive;
/// without any change nothing is sent at all.
final class MetadataDialog extends ChangeDialog<Change> {

    private static final String FIELD = "metadata.";

    private final Map<String, String> before;

    private final PairsEditor editor;

    MetadataDialog(Sandbox sandbox, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super(say("dialog.metadata.title", sandbox.title()), say("dialog.metadata.submit"), onSubmit);
        before = ReservedMetadata.without(sandbox.metadata());
        editor = new PairsEditor(PairRules.METADATA, before);
        content(new Paragraph(say("dialog.metadata.explanation")), editor);
        setWidth("36rem");
    }

    @Override
    protected @Nullable Change value() {
        if (!editor.validate()) {
            return null;
        }
        var patch = MetadataPatch.between(before, editor.value());
        if (patch.isEmpty()) {
            close();
            return null;
        }
        return new Change.EditMetadata(patch);
    }

    @Override
    protected boolean typed() {
        return !MetadataPatch.between(before, editor.value()).isEmpty();
    }

    @Override
    protected boolean refuse(String name, Phrase problem) {
        return name.startsWith(FIELD) && editor.refuse(name.substring(FIELD.length()), problem);
    }
}
