package io.sandboxconsole.console.bulk;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.PairRules;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.spec.MetadataRules;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog for the metadata to set at several sandboxes, and the keys to remove there.
final class MetadataAllDialog extends CommandDialog<BulkCommand> {

    private final PairsEditor set = new PairsEditor(PairRules.METADATA, Map.of());

    private final MultiSelectComboBox<String> remove = new MultiSelectComboBox<>(text("bulk.metadata.remove"));

    MetadataAllDialog(BiConsumer<CommandDialog<BulkCommand>, BulkCommand> onSubmit) {
        super(text("bulk.metadata.title"), text("bulk.plan.make"), onSubmit);
        remove.setItems(Set.of());
        remove.setAllowCustomValue(true);
        remove.setManualValidation(true);
        remove.setWidthFull();
        remove.setHelperText(text("bulk.metadata.remove-help"));
        remove.addCustomValueSetListener(event -> {
            String key = event.getDetail().strip();
            Set<String> keys = new LinkedHashSet<>(remove.getValue());
            if (!key.isEmpty() && keys.add(key)) {
                remove.setItems(keys);
                remove.setValue(keys);
            }
        });
        remove.addValueChangeListener(_ -> remove.setInvalid(false));
        var label = new Span(text("bulk.metadata.set"));
        label.addClassName("pairs-label");
        content(new Paragraph(text("bulk.metadata.explanation")), label, set, remove);
        setWidth("36rem");
    }

    @Override
    protected @Nullable BulkCommand value() {
        if (!set.validate()) {
            return null;
        }
        Map<String, String> pairs = set.value();
        if (pairs.isEmpty() && remove.getValue().isEmpty()) {
            return refuse(text("bulk.metadata.nothing"));
        }
        if (remove.getValue().stream().anyMatch(pairs::containsKey)) {
            return refuse(text("bulk.metadata.both"));
        }
        var problem = remove.getValue().stream()
                .filter(key -> ReservedMetadata.covers(key)
                        || MetadataRules.keyProblem(key).isPresent())
                .findFirst();
        return problem.isPresent()
                ? refuse(text("bulk.metadata.wrong", problem.get()))
                : new BulkCommand.EditMetadata(new MetadataPatch(pairs, remove.getValue()));
    }

    @Override
    protected boolean typed() {
        return !set.value().isEmpty() || !remove.getValue().isEmpty();
    }

    private @Nullable BulkCommand refuse(String problem) {
        remove.setErrorMessage(problem);
        remove.setInvalid(true);
        return null;
    }
}
