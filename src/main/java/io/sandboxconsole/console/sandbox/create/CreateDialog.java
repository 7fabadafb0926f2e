package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices.Choices;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Dialog that describes a new sandbox. Rules that need no engine are checked at each field during input.
public final class CreateDialog extends CommandDialog<CreateInput> {

    private final FormFields fields = new FormFields(this::changed);

    private final Placement placement;

    private final TextField name = new TextField(text("dialog.create.name"));

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
        name.setPlaceholder("ci-build-42");
        fields.named("metadata.name", name);
        name.setHelperText(text("dialog.create.name-help"));
        placement = new Placement(connections, teams, draft);
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
        lifetime.mark(Optional.ofNullable(problems.get("timeout")));
        problems.forEach(this::refuse);
        boolean optionsValid = options.check();
        boolean extrasValid = extras.validate();
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
        if (field.equals("timeout")) {
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
            extras.showTouched(problems);
            lifetime.mark(Optional.ofNullable(problems.get("timeout")));
            // While a quote is open, the command of the last complete input stays.
            if (source.commandProblem().isEmpty()) {
                preview.show(request.connection().equivalentCommand(request.spec()));
            }
        }
    }

    /// Shows the parts that the selected engine accepts; hidden parts keep their input for another engine.
    private void adapt() {
        var engine = placement.capabilities();
        lifetime.limit(engine);
        source.adapt(engine);
        size.adapt(engine, source.restores());
        options.adapt(engine);
        extras.adapt(engine);
    }

    private Map<String, Message> problems(CreateInput request) {
        Map<String, Message> problems = new LinkedHashMap<>(
                SpecRules.problems(request.spec(), request.connection().capabilities()));
        source.commandProblem().ifPresent(problem -> problems.put("entrypoint", problem));
        return problems;
    }

    private CreateInput request() {
        Map<String, String> labels = new LinkedHashMap<>(extras.metadata());
        if (!name.getValue().isBlank()) {
            labels.put(Sandbox.NAME_KEY, name.getValue().strip());
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
        name.setValue(Optional.ofNullable(metadata.get(Sandbox.NAME_KEY)).orElse(name.getValue()));
        source.set(spec.origin(), spec.entrypoint());
        size.set(spec.resources(), spec.platform());
        lifetime.set(spec.timeout());
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
