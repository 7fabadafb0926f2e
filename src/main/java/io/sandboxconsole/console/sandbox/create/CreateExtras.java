package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.console.component.dialog.PairRules;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.NetworkPolicy;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Optional parts of a new sandbox, in sections that start collapsed: environment, metadata, network and volumes.
final class CreateExtras extends Div {

    private static final Pattern EGRESS = Pattern.compile("network\\.egress\\.(\\d{1,6})");

    private static final Pattern VOLUME = Pattern.compile("volumes\\.(\\d{1,6})\\.(\\w+)");

    private final EnvironmentSection environment;

    private final NetworkSection network;

    private final VolumesSection volumes;

    private final PairsEditor metadata;

    private final Details networkPart;

    private final Details volumesPart;

    private final FormFields fields;

    CreateExtras(FormFields fields, Runnable onChange) {
        this.fields = fields;
        environment = new EnvironmentSection(onChange);
        metadata = new PairsEditor(PairRules.METADATA, Map.of(), onChange);
        network = new NetworkSection(fields);
        volumes = new VolumesSection(fields);
        networkPart = section(text("dialog.create.network"), network);
        volumesPart = section(text("dialog.create.volumes"), volumes);
        addClassName("create-extras");
        add(
                section(text("dialog.create.env"), environment),
                section(text("dialog.create.metadata"), metadata),
                networkPart,
                volumesPart);
    }

    /// Shows the sections that the engine accepts, and reserves its names.
    void adapt(Capabilities engine) {
        environment.reserve(engine.reserved());
        metadata.reserve(engine.reserved());
        networkPart.setVisible(engine.takes(SpecPart.NETWORK_RULES));
        volumesPart.setVisible(engine.takes(SpecPart.VOLUMES));
    }

    void set(SandboxSpec spec) {
        Map<String, String> labels = new HashMap<>(spec.metadata());
        // The name has a field of its own.
        labels.remove(Sandbox.NAME_KEY);
        metadata.merge(labels);
    }

    Map<String, String> env() {
        return environment.editor().value();
    }

    Map<String, String> metadata() {
        return metadata.value();
    }

    @Nullable
    NetworkPolicy network() {
        return networkPart.isVisible() ? network.value() : null;
    }

    List<Volume> volumes() {
        return volumesPart.isVisible() ? volumes.value() : List.of();
    }

    /// Whether a pasted text has not been applied yet.
    boolean pending() {
        return environment.pending();
    }

    /// Whether every line is valid and every pasted text applied; marks the others.
    boolean validate() {
        boolean metadataValid = metadata.validate();
        boolean environmentValid = environment.editor().validate();
        if (pending()) {
            environment.markPending();
        }
        return metadataValid && environmentValid && !pending();
    }

    /// Marks the field with that name as invalid; false if this part has no such field.
    boolean refuse(String field, Message problem) {
        return known(field).map(name -> fields.markInvalid(name, problem)).orElse(false) || refusePair(field, problem);
    }

    /// Marks the line of the metadata or the variable that `field` names; false if there is none.
    boolean refusePair(String field, Message problem) {
        return refusePair(metadata, "metadata.", field, problem)
                || refusePair(environment.editor(), "env.", field, problem);
    }

    /// The problems by the names of the [FormFields]: those of rules and volumes are counted by the line.
    Map<String, Message> named(Map<String, Message> problems) {
        Map<String, Message> named = new LinkedHashMap<>();
        problems.forEach((field, problem) -> named.put(known(field).orElse(field), problem));
        return named;
    }

    /// The headings of sections with input that the engine does not accept.
    List<String> unused() {
        List<String> headings = new ArrayList<>();
        if (!networkPart.isVisible() && network.value() != null) {
            headings.add(networkPart.getSummaryText());
        }
        if (!volumesPart.isVisible() && !volumes.value().isEmpty()) {
            headings.add(volumesPart.getSummaryText());
        }
        return headings;
    }

    /// The headings of the sections with lines that are invalid or not applied yet; marks nothing.
    List<String> flawed() {
        List<String> headings = new ArrayList<>();
        if (pending() || !environment.editor().valid()) {
            headings.add(text("dialog.create.env"));
        }
        if (!metadata.valid()) {
            headings.add(text("dialog.create.metadata"));
        }
        return headings;
    }

    private Optional<String> known(String field) {
        var egress = EGRESS.matcher(field);
        if (egress.matches()) {
            return network.field(Integer.parseInt(egress.group(1)));
        }
        var volume = VOLUME.matcher(field);
        return volume.matches() ? volumes.field(Integer.parseInt(volume.group(1)), volume.group(2)) : Optional.empty();
    }

    private static boolean refusePair(PairsEditor editor, String prefix, String field, Message problem) {
        return field.startsWith(prefix) && editor.refuse(field.substring(prefix.length()), problem);
    }

    private static Details section(String summary, Component content) {
        var details = new Details(summary, content);
        details.setWidthFull();
        return details;
    }
}
