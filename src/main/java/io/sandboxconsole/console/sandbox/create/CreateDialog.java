package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.console.command.CreateCommands;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.console.component.dialog.NameField;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices.Choices;
import io.sandboxconsole.sandbox.spec.NameRules;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Dialog that describes a new sandbox. Rules that need no engine are checked at each field during input.
public final class CreateDialog extends CommandDialog<CreateInput> {

    private static final String NAME = "metadata." + Sandbox.NAME_KEY;

    private static final String TIMEOUT = "timeout";

    private static final String INTERVALS = "intervals";

    private final FormFields fields = new FormFields(this::changed);

    private final Placement placement;

    private final NameField name = nameField();

    private final Lifetime lifetime = new Lifetime(fields);

    private final SourceSection source = new SourceSection(fields);

    private final SizeSection size = new SizeSection(fields);

    private final OptionsSection options = new OptionsSection(fields, this::changed);

    private final CreateExtras extras = new CreateExtras(fields, this::changed);

    private final CommandPreview preview = new CommandPreview();

    /// The initial request; null until the dialog is built.
    private @Nullable CreateInput initial;

    CreateDialog(
            List<Connection> connections,
            List<String> teams,
            Draft draft,
            BiConsumer<CommandDialog<CreateInput>, CreateInput> onSubmit) {
        super(draft.title(), text("dialog.create.submit"), onSubmit);
        setWidth("min(76rem, 96vw)");
        placement = new Placement(connections, teams, draft);
        placement.connection().addValueChangeListener(_ -> fields.acceptAll());
        fields.watched(placement.connection());
        fields.watched(placement.team());
        adapt();
        set(draft.spec());
        options.set(draft.spec().options());
        extras.set(draft.spec());
        var form = new Stack(new Warnings(draft.notes()), templates(), basics(), source, size, options, extras);
        var columns = new Div(form, preview);
        columns.addClassName("create-columns");
        content(columns);
        initial = request();
        changed();
        name.focus();
    }

    /// Calls `listener` with the selected connection, now and after each change.
    void whenPlaced(Consumer<Connection> listener) {
        placement.connection().addValueChangeListener(event -> listener.accept(event.getValue()));
        listener.accept(placement.connection().getValue());
    }

    /// Shows the choices at `connection` and the progress of their call. Every value can be typed as well.
    void showChoices(Connection connection, AsyncResult<Choices> result) {
        if (connection.equals(placement.connection().getValue())) {
            Choices known = result instanceof AsyncResult.Success<Choices>(var choices) ? choices : Choices.NONE;
            source.setSnapshots(known.snapshots());
            source.showNote(
                    switch (result) {
                        case AsyncResult.Pending<Choices>() -> text("dialog.create.snapshot-awaited");
                        case AsyncResult.Success<Choices> _ -> text("dialog.create.snapshot-help");
                        case AsyncResult.Failure<Choices> _ ->
                            text("dialog.create.snapshot-refused", connection.name());
                    });
            options.setRegions(known.regions());
        }
    }

    @Override
    protected @Nullable CreateInput value() {
        var request = request();
        Map<String, Message> problems = problems(request);
        fields.showAll(problems);
        showOthers(problems);
        boolean optionsValid = options.check();
        boolean extrasValid = extras.validate();
        if (extrasValid) {
            // What the engine alone knows of.
            problems.forEach(extras::refusePair);
        }
        return problems.isEmpty() && optionsValid && extrasValid ? request : null;
    }

    @Override
    protected boolean typed() {
        return extras.pending()
                || source.commandProblem().isPresent()
                || !request().equals(initial);
    }

    @Override
    protected boolean refuse(String field, Message message) {
        if (field.equals(TIMEOUT)) {
            lifetime.mark(Optional.of(message));
            return true;
        }
        return options.refuse(field, message) || fields.markInvalid(field, message) || extras.refuse(field, message);
    }

    private void changed() {
        if (initial != null) {
            adapt();
            var request = request();
            Map<String, Message> problems = problems(request);
            fields.showTouched(problems);
            showOthers(problems);
            var connection = request.connection();
            preview.show(
                    CreateCommands.of(
                            connection.id(),
                            request.team(),
                            request.spec(),
                            connection.gatewayCreation(request.spec())),
                    flawed(problems));
        }
    }

    /// Shows the problems of the parts that mark themselves.
    private void showOthers(Map<String, Message> problems) {
        lifetime.mark(Optional.ofNullable(problems.get(TIMEOUT)));
        options.mark(Optional.ofNullable(problems.get(INTERVALS)));
    }

    /// The labels of what is missing or invalid.
    private List<String> flawed(Map<String, Message> problems) {
        List<String> labels = new ArrayList<>(fields.labels(problems.keySet()));
        if (problems.containsKey(TIMEOUT)) {
            labels.add(text("dialog.life.label"));
        }
        if (problems.containsKey(INTERVALS) || !options.complete()) {
            labels.add(options.label());
        }
        labels.addAll(extras.flawed());
        return labels;
    }

    /// Shows the parts that the selected engine accepts; hidden parts keep their input for another engine.
    private void adapt() {
        var engine = placement.capabilities();
        name.field().setHelperText(text(engine.hints().name()));
        lifetime.limit(engine);
        source.adapt(engine);
        size.adapt(engine, source.restores());
        options.adapt(engine);
        extras.adapt(engine);
        List<String> unused = Stream.of(source.unused(), size.unused(), options.unused(), extras.unused())
                .flatMap(List::stream)
                .toList();
        placement
                .connection()
                .setHelperText(unused.isEmpty() ? "" : text("dialog.create.unused", String.join(" · ", unused)));
    }

    private Map<String, Message> problems(CreateInput request) {
        Map<String, Message> problems = new LinkedHashMap<>(request.connection().problems(request.spec()));
        source.commandProblem().ifPresent(problem -> problems.put("entrypoint", problem));
        if (!name.value().isEmpty() && extras.metadata().containsKey(Sandbox.NAME_KEY)) {
            problems.put(NAME, Message.of("rule.name.twice"));
        }
        return extras.named(problems);
    }

    private CreateInput request() {
        Map<String, String> labels = new LinkedHashMap<>(extras.metadata());
        if (!name.value().isEmpty()) {
            labels.put(Sandbox.NAME_KEY, name.value());
        }
        var spec = new SandboxSpec(
                source.origin(),
                source.entrypoint(),
                lifetime.value(),
                size.resources(),
                extras.env(),
                labels,
                size.platform(),
                extras.network(),
                extras.volumes(),
                options.value());
        return new CreateInput(
                placement.connection().getValue(), placement.team().getValue(), spec);
    }

    private void set(SandboxSpec spec) {
        Map<String, String> metadata = new HashMap<>(spec.metadata());
        name.setValue(Optional.ofNullable(metadata.get(Sandbox.NAME_KEY)).orElse(name.value()));
        source.set(spec.origin(), spec.entrypoint());
        size.set(spec.resources(), spec.platform());
        lifetime.set(spec.timeout());
    }

    private NameField nameField() {
        var field = new NameField(text("dialog.create.name"), "", NameRules.SANDBOX);
        fields.named(NAME, field.field());
        return field;
    }

    private Component basics() {
        return new FieldLayout(2, "12rem", name, lifetime, placement.connection(), placement.team());
    }

    private Component templates() {
        Select<SandboxTemplate> templates = new Select<>();
        templates.setLabel(text("dialog.start.label"));
        templates.setItems(SandboxTemplate.values());
        templates.setItemLabelGenerator(SandboxTemplate::label);
        templates.addValueChangeListener(
                event -> set(event.getValue().spec(placement.capabilities().maximumTimeout())));
        templates.setMaxWidth("20rem");
        templates.setPlaceholder(text("dialog.start.empty"));
        return templates;
    }
}
