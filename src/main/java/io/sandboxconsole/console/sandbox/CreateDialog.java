package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import io.sandboxconsole.sandbox.Connection;
import io.sandboxconsole.sandbox.ResourceQuantity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxSpec;
import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.SandboxSpec.RegistryLogin;
import io.sandboxconsole.sandbox.SpecRules;
import io.sandboxconsole.words.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Describes a new sandbox. What can be checked without the engine is checked here, at the field.
final class CreateDialog extends ChangeDialog<Wish> {

    private static final String IMAGE = "Image";

    private static final String SNAPSHOT = "Snapshot";

    private final Select<Connection> connection = new Select<>();

    private final Select<String> team = new Select<>();

    private final TextField name = new TextField("Name");

    private final RadioButtonGroup<String> origin = new RadioButtonGroup<>("Start from", IMAGE, SNAPSHOT);

    private final TextField image = new TextField("Image");

    private final TextField username = new TextField("Registry user name");

    private final PasswordField password = new PasswordField("Registry password");

    private final TextField snapshot = new TextField("Snapshot id");

    private final TextField entrypoint = new TextField("Command");

    private final Lifetime lifetime = new Lifetime();

    private final TextField cpu = new TextField("CPU");

    private final TextField memory = new TextField("Memory");

    private final TextField gpu = new TextField("GPU");

    private final PairsEditor env = new PairsEditor(PairRules.ENVIRONMENT, Map.of());

    private final PairsEditor metadata = new PairsEditor(PairRules.METADATA, Map.of());

    private final Map<String, TextFieldBase<?, String>> fields = new LinkedHashMap<>();

    CreateDialog(List<Connection> connections, List<String> teams, BiConsumer<ChangeDialog<Wish>, Wish> onSubmit) {
        super("Create a sandbox", "Create", onSubmit);
        setWidth("44rem");
        fields.put("metadata.name", name);
        fields.put("image.uri", image);
        fields.put("image.username", username);
        fields.put("image.password", password);
        fields.put("snapshotId", snapshot);
        fields.put("entrypoint", entrypoint);
        fields.put("resources.cpu", cpu);
        fields.put("resources.memory", memory);
        fields.put("resources.gpu", gpu);
        // A mistake is marked until something is done about it.
        fields.values().forEach(field -> field.addValueChangeListener(_ -> field.setInvalid(false)));
        choose(connection, "Connection", connections);
        connection.setItemLabelGenerator(Connection::name);
        choose(team, "Team", teams);
        describeFields();
        entrypoint.addClassName("wide");
        content(
                form("form", name, lifetime, connection, team, origin, image, snapshot, entrypoint),
                form("form three", cpu, memory, gpu),
                section("Private registry", form("form", username, password)),
                section("Environment variables", env),
                section("Metadata", metadata));
        name.focus();
    }

    @Override
    protected @Nullable Wish value() {
        var wish = new Wish(connection.getValue(), team.getValue(), spec());
        Map<String, Phrase> problems =
                SpecRules.problems(wish.spec(), wish.connection().capabilities());
        fields.values().forEach(field -> field.setInvalid(false));
        lifetime.mark(Optional.ofNullable(problems.get("timeout")));
        problems.forEach(this::refuse);
        boolean metadataStands = metadata.validate();
        boolean envStands = env.validate();
        return problems.isEmpty() && metadataStands && envStands ? wish : null;
    }

    @Override
    protected boolean refuse(String field, Phrase problem) {
        var known = fields.get(field);
        if (known != null) {
            known.setErrorMessage(say(problem));
            known.setInvalid(true);
            return true;
        }
        if (field.equals("timeout")) {
            lifetime.mark(Optional.of(problem));
            return true;
        }
        return refusePair(metadata, "metadata.", field, problem) || refusePair(env, "env.", field, problem);
    }

    private static boolean refusePair(PairsEditor editor, String prefix, String field, Phrase problem) {
        return field.startsWith(prefix) && editor.refuse(field.substring(prefix.length()), problem);
    }

    private SandboxSpec spec() {
        Map<String, String> labels = new LinkedHashMap<>(metadata.value());
        put(labels, Sandbox.NAME_KEY, name);
        Map<String, String> resources = new LinkedHashMap<>();
        put(resources, ResourceQuantity.CPU, cpu);
        put(resources, ResourceQuantity.MEMORY, memory);
        put(resources, ResourceQuantity.GPU, gpu);
        return new SandboxSpec(
                origin(),
                CommandLine.words(entrypoint.getValue()),
                lifetime.value(),
                resources,
                env.value(),
                labels,
                null,
                null);
    }

    private Origin origin() {
        if (SNAPSHOT.equals(origin.getValue())) {
            return new Origin.Snapshot(snapshot.getValue().strip());
        }
        boolean login = !username.isEmpty() || !password.isEmpty();
        return new Origin.Image(
                image.getValue().strip(),
                login ? new RegistryLogin(username.getValue().strip(), password.getValue()) : null);
    }

    private static void put(Map<String, String> pairs, String key, TextField field) {
        if (!field.getValue().isBlank()) {
            pairs.put(key, field.getValue().strip());
        }
    }

    private void describeFields() {
        name.setPlaceholder("ci-build-42");
        image.setPlaceholder("python:3.12");
        entrypoint.setPlaceholder("sleep infinity");
        entrypoint.setHelperText("Words are separated by blanks; quote a word that holds one.");
        cpu.setPlaceholder("500m");
        memory.setPlaceholder("512Mi");
        gpu.setPlaceholder("none");
        password.setRevealButtonVisible(false);
        origin.setValue(IMAGE);
        origin.addValueChangeListener(_ -> showOrigin());
        showOrigin();
    }

    private void showOrigin() {
        boolean restoring = SNAPSHOT.equals(origin.getValue());
        image.setVisible(!restoring);
        snapshot.setVisible(restoring);
    }

    private static <V> void choose(Select<V> select, String label, List<V> values) {
        select.setLabel(label);
        select.setItems(values);
        if (!values.isEmpty()) {
            select.setValue(values.getFirst());
        }
        select.setVisible(values.size() > 1);
    }

    private static Div form(String className, Component... fields) {
        var form = new Div(fields);
        form.setClassName(className);
        return form;
    }

    private static Details section(String summary, Component content) {
        var details = new Details(summary, content);
        details.setWidthFull();
        return details;
    }
}
