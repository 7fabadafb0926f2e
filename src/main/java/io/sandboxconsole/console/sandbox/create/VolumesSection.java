package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Edits the volumes of a new sandbox.
final class VolumesSection extends Div {

    private enum Kind {
        CLAIM,
        HOST
    }

    private final List<Line> lines = new ArrayList<>();

    private final Div list = new Div();

    private final FormFields fields;

    private int number;

    VolumesSection(FormFields fields) {
        this.fields = fields;
        addClassName("pairs");
        var more = new Button(text("dialog.volume.add"), VaadinIcon.PLUS.create(), _ -> addLine());
        more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(list, more);
    }

    List<Volume> value() {
        return lines.stream().map(Line::volume).toList();
    }

    /// The name of a part of the volume at `index` of [#value] in the [FormFields].
    Optional<String> field(int index, String part) {
        return lines.stream().skip(index).map(line -> line.prefix + part).findFirst();
    }

    private void addLine() {
        var line = new Line();
        lines.add(line);
        list.add(line);
        line.name.focus();
    }

    private final class Line extends FieldLayout {

        private final String prefix = "volume" + number++ + ".";

        private final TextField name = new TextField(text("dialog.volume.name"));

        private final Select<Kind> kind = new Select<>();

        private final TextField source = new TextField(text("dialog.volume.source"));

        private final TextField mountPath = new TextField(text("dialog.volume.mount"));

        private final TextField subPath = new TextField(text("dialog.volume.sub-path"));

        private final Checkbox readOnly = new Checkbox(text("dialog.volume.read-only"));

        Line() {
            super(2, "12rem");
            addClassName("volume");
            kind.setLabel(text("dialog.volume.kind"));
            kind.setItems(Kind.values());
            kind.setItemLabelGenerator(choice -> switch (choice) {
                case CLAIM -> text("dialog.volume.claim");
                case HOST -> text("dialog.volume.host");
            });
            kind.setValue(Kind.CLAIM);
            List.of(name, source, mountPath).forEach(field -> field.setRequiredIndicatorVisible(true));
            name.setHelperText(text("dialog.volume.name-help"));
            mountPath.setHelperText(text("dialog.volume.mount-help"));
            var remove = new Button(text("dialog.volume.remove"), VaadinIcon.CLOSE_SMALL.create(), _ -> {
                lines.remove(this);
                list.remove(this);
                List.of("name", "source", "mountPath", "subPath").forEach(part -> fields.forget(prefix + part));
            });
            remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            add(
                    fields.named(prefix + "name", name),
                    fields.watched(kind),
                    fields.named(prefix + "source", source),
                    fields.named(prefix + "mountPath", mountPath),
                    fields.named(prefix + "subPath", subPath),
                    fields.watched(readOnly),
                    remove);
        }

        Volume volume() {
            String where = source.getValue().strip();
            var storage = kind.getValue() == Kind.CLAIM ? new Volume.Claim(where) : new Volume.HostPath(where);
            String part = subPath.getValue().strip();
            return new Volume(
                    name.getValue().strip(),
                    storage,
                    mountPath.getValue().strip(),
                    readOnly.getValue(),
                    part.isEmpty() ? null : part);
        }
    }
}
