package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Sandbox.Platform;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.ResourceQuantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Edits the resources and the platform of a new sandbox.
final class SizeSection extends FieldLayout {

    private static final List<Platform> PLATFORMS = List.of(
            new Platform("linux", "amd64"),
            new Platform("linux", "arm64"),
            new Platform("windows", "amd64"),
            new Platform("windows", "arm64"));

    private final TextField cpu = new TextField(text("dialog.create.cpu"));

    private final TextField memory = new TextField(text("dialog.create.memory"));

    private final TextField gpu = new TextField(text("dialog.create.gpu"));

    private final TextField disk = new TextField(text("dialog.create.disk"));

    private final Select<Platform> platform = new Select<>();

    private final Span given = new Span();

    SizeSection(FormFields fields) {
        super(4, "8rem");
        List.of(cpu, memory, gpu, disk).forEach(field -> field.setPlaceholder(text("dialog.create.default")));
        platform.setLabel(text("dialog.create.platform"));
        platform.setItems(PLATFORMS);
        platform.setEmptySelectionAllowed(true);
        platform.setEmptySelectionCaption(text("dialog.create.default"));
        platform.setItemLabelGenerator(
                choice -> choice == null ? text("dialog.create.default") : choice.os() + "/" + choice.arch());
        add(
                fields.named("resources.cpu", cpu),
                fields.named("resources.memory", memory),
                fields.named("resources.gpu", gpu),
                fields.named("resources.disk", disk),
                fields.named("platform.os", platform),
                given);
        widen(given);
        given.addClassName("given");
        given.getElement().setAttribute("role", "status");
    }

    /// Shows the fields that the engine accepts and its notation, and the reason if it accepts no resources with a
    /// snapshot.
    ///
    /// @param restoring whether the sandbox starts from a snapshot
    void adapt(Capabilities engine, boolean restoring) {
        boolean free = !restoring || engine.takes(SpecPart.SNAPSHOT_RESOURCES);
        var hints = engine.hints();
        cpu.setHelperText(text(hints.cpu()));
        memory.setHelperText(text(hints.memory()));
        gpu.setHelperText(text(hints.gpu()));
        disk.setHelperText(text(hints.disk()));
        platform.setVisible(engine.takes(SpecPart.PLATFORM));
        cpu.setEnabled(free);
        memory.setEnabled(free);
        gpu.setEnabled(free);
        disk.setEnabled(free);
        disk.setVisible(engine.takes(SpecPart.DISK));
        given.setVisible(!free);
        given.setText(free ? "" : text("dialog.create.given", engine.engine()));
    }

    /// The labels of input that the engine does not accept.
    List<String> unused() {
        List<String> labels = new ArrayList<>();
        if (!platform.isVisible() && !platform.isEmpty()) {
            labels.add(platform.getLabel());
        }
        if (!disk.isVisible() && !disk.isEmpty()) {
            labels.add(disk.getLabel());
        }
        return labels;
    }

    void set(Map<String, String> resources, @Nullable Platform initial) {
        cpu.setValue(resources.getOrDefault(ResourceQuantity.CPU, ""));
        memory.setValue(resources.getOrDefault(ResourceQuantity.MEMORY, ""));
        gpu.setValue(resources.getOrDefault(ResourceQuantity.GPU, ""));
        disk.setValue(resources.getOrDefault(ResourceQuantity.DISK, ""));
        platform.setValue(initial != null && PLATFORMS.contains(initial) ? initial : null);
    }

    Map<String, String> resources() {
        Map<String, String> resources = new LinkedHashMap<>();
        put(resources, ResourceQuantity.CPU, cpu);
        put(resources, ResourceQuantity.MEMORY, memory);
        put(resources, ResourceQuantity.GPU, gpu);
        put(resources, ResourceQuantity.DISK, disk);
        return resources;
    }

    @Nullable
    Platform platform() {
        return platform.isVisible() ? platform.getValue() : null;
    }

    private static void put(Map<String, String> resources, String resource, TextField field) {
        if (field.isVisible() && field.isEnabled() && !field.getValue().isBlank()) {
            resources.put(resource, field.getValue().strip());
        }
    }
}
