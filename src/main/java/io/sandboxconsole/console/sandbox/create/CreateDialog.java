package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.console.sandbox.FieldLayout;
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

/// Describes a new sandbox. What can be checked without the engine is checked here, at the field, as it is typed.
public final class CreateDialog extends CommandDialog<CreateRequestForm> {

    private final FormFields fields = new FormFields(this::changed);

    private final Placement place;

    private final TextField name = new TextField(text("dialog.create.name"));

    private final Lifetime lifetime = new Lifetime(fields);

    private final SourceSection source = new SourceSection(fields);

    private final SizeSection size = new SizeSection(fields);

    private final OptionsSection options = new OptionsSection(fields, this::changed);

    private final CreateExtras extras = new CreateExtras(fields, this::changed);

    private final CommandPreview preview = new CommandPreview();

    /// What stood here at first; nothing until everything stands.
    private @Nullable CreateRequestForm beginning;

    CreateDialog(
            List<Connection> connections,
            List<String> teams,
            Draft draft,
            BiConsumer<CommandDialog<CreateRequestForm>, CreateRequestForm> onSubmit) {
        super(draft.title(), text("dialog.create.submit"), onSubmit);
        setWidth("min(76rem, 96vw)");
        name.setPlaceholder("ci-build-42");
        fields.named("metadata.name", name);
        name.setHelperText(text("dialog.create.name-help"));
        place = new Placement(connections, teams, draft);
        fields.watched(place.connection());
        fields.watched(place.team());
        adapt();
        set(draft.spec());
        options.set(draft.spec().options());
        extras.set(draft.spec());
        var form = new Stack(new Warnings(draft.notes()), starts(), basics(), source, size, options, extras);
        var columns = new Div(form, preview);
        columns.addClassName("create-columns");
        content(columns);
        beginning = wish();
        changed();
        name.focus();
    }

    /// Tells at which connection the sandbox is to be made, now and whenever that changes.
    void whenPlaced(Consumer<Connection> listener) {
        place.connection().addValueChangeListener(event -> listener.accept(event.getValue()));
        listener.accept(place.connection().getValue());
    }

    /// Follows the question what there is to choose from at `connection`. Everything can be typed as well.
    void offer(Connection connection, AsyncResult<Choices> result) {
        if (connection.equals(place.connection().getValue())) {
            Choices choices = result instanceof AsyncResult.Success<Choices>(var here) ? here : Choices.NONE;
            source.offer(choices.snapshots());
            source.showNote(
                    switch (result) {
                        case AsyncResult.Pending<Choices>() -> text("dialog.create.snapshot-awaited");
                        case AsyncResult.Success<Choices> _ -> text("dialog.create.snapshot-help");
                        case AsyncResult.Failure<Choices> _ ->
                            text("dialog.create.snapshot-refused", connection.name());
                    });
            options.offer(choices.regions());
        }
    }

    @Override
    protected @Nullable CreateRequestForm value() {
        var createRequestForm = wish();
        Map<String, Message> problems = problems(createRequestForm);
        fields.showAll(problems);
        lifetime.mark(Optional.ofNullable(problems.get("timeout")));
        problems.forEach(this::refuse);
        boolean optionsStand = options.check();
        boolean extrasStand = extras.validate();
        return problems.isEmpty() && optionsStand && extrasStand ? createRequestForm : null;
    }

    @Override
    protected boolean typed() {
        return extras.pending() || !wish().equals(beginning);
    }

    @Override
    protected boolean refuse(String field, Message message) {
        if (field.equals("timeout")) {
            lifetime.mark(Optional.of(message));
            return true;
        }
        return options.refuse(field, message) || fields.refuse(field, message) || extras.refuse(field, message);
    }

    private void changed() {
        if (beginning != null) {
            adapt();
            var createRequestForm = wish();
            Map<String, Message> problems = problems(createRequestForm);
            fields.showTouched(problems);
            extras.showTouched(problems);
            lifetime.mark(Optional.ofNullable(problems.get("timeout")));
            preview.show(createRequestForm.connection().equivalentCommand(createRequestForm.spec()));
        }
    }

    /// Shows what the chosen engine takes; what it does not take stays typed for one that does.
    private void adapt() {
        var engine = place.capabilities();
        lifetime.limit(engine);
        source.adapt(engine);
        size.adapt(engine, source.restores());
        options.adapt(engine);
        extras.adapt(engine);
    }

    private static Map<String, Message> problems(CreateRequestForm createRequestForm) {
        return SpecRules.problems(
                createRequestForm.spec(), createRequestForm.connection().capabilities());
    }

    private CreateRequestForm wish() {
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
        return new CreateRequestForm(place.connection().getValue(), place.team().getValue(), spec);
    }

    private void set(SandboxSpec spec) {
        Map<String, String> metadata = new HashMap<>(spec.metadata());
        name.setValue(Optional.ofNullable(metadata.get(Sandbox.NAME_KEY)).orElse(name.getValue()));
        source.set(spec.origin(), spec.entrypoint());
        size.set(spec.resources(), spec.platform());
        lifetime.set(spec.timeout());
    }

    private Component basics() {
        return new FieldLayout(2, "12rem", name, lifetime, place.connection(), place.team());
    }

    private Component starts() {
        Select<SandboxTemplate> starts = new Select<>();
        starts.setLabel(text("dialog.start.label"));
        starts.setItems(SandboxTemplate.values());
        starts.setItemLabelGenerator(SandboxTemplate::label);
        starts.addValueChangeListener(
                event -> set(event.getValue().spec(place.capabilities().maximumTimeout())));
        starts.setMaxWidth("20rem");
        starts.setPlaceholder(text("dialog.start.empty"));
        return starts;
    }
}
