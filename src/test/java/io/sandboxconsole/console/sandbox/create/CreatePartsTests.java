package io.sandboxconsole.console.sandbox.create;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices.Choices;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tests the create dialog with two engines: the first accepts regions and intervals, the second does not.
class CreatePartsTests extends SandboxScreenTest {

    private final List<SandboxSpec> submitted = new ArrayList<>();

    private final Connection versatile = connection("versatile");

    private final Connection plain = connection("plain");

    @BeforeEach
    void openScreen() {
        signIn("operator", "platform");
        openDialog(Draft::empty);
    }

    @Test
    void only_what_the_engine_takes_is_asked_for() {
        assertThat(labels())
                .contains("Name", "Image", "Region", "CPU", "Memory", "Disk")
                .doesNotContain("Command", "Expires after", "Platform", "Registry user");
        assertThat(sections())
                .contains("Environment variables", "Metadata", "Auto-stop and auto-delete")
                .doesNotContain("Network", "Volumes", "Private registry");
    }

    @Test
    void what_only_this_engine_takes_is_sent_and_its_usual_intervals_are_left_to_it() {
        _setValue(field("Image"), "python:3.12");
        _setValue(choice("Region"), " eu ");
        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Make ports public")), true);

        dialog().submitButton().click();

        assertThat(submitted).hasSize(1);
        assertThat(submitted.getFirst().options()).isEqualTo(new Options("eu", null, true));
        assertThat(submitted.getFirst().entrypoint()).isEmpty();
        assertThat(submitted.getFirst().timeout()).isNull();
    }

    @Test
    void a_disk_is_sent_where_the_engine_takes_one() {
        _setValue(field("Image"), "python:3.12");
        _setValue(field("Disk"), "ten");

        dialog().submitButton().click();

        assertThat(field("Disk").getErrorMessage()).startsWith("Enter a whole number");
        assertThat(submitted).isEmpty();

        _setValue(field("Disk"), "10Gi");
        dialog().submitButton().click();

        assertThat(submitted.getFirst().resources()).isEqualTo(Map.of("disk", "10Gi"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void hints_and_rules_are_those_of_the_chosen_engine_and_told_while_typing() {
        ((FakeSandboxProvider) versatile.provider())
                .ruleSpecs(spec -> spec.resources().getOrDefault("cpu", "").endsWith("m")
                        ? Map.of("resources.cpu", Message.quoted("Enter whole cores."))
                        : Map.of());
        assertThat(field("CPU").getHelperText()).isEqualTo("Whole cores");
        assertThat(field("CPU").getPlaceholder()).isEqualTo("Default");
        assertThat(field("Name").getHelperText()).isEqualTo("Unique there");

        _setValue(field("CPU"), "500m");
        assertThat(field("CPU").getErrorMessage()).isEqualTo("Enter whole cores.");

        _setValue((Select<Connection>) _get(Select.class, spec -> spec.withLabel("Connection")), plain);
        assertThat(field("CPU").getHelperText()).isEqualTo("Cores, such as 2 or 500m");
        assertThat(field("CPU").isInvalid()).isFalse();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void the_default_command_gives_way_to_that_of_a_snapshot_and_comes_back() {
        _setValue((Select<Connection>) _get(Select.class, spec -> spec.withLabel("Connection")), plain);
        assertThat(field("Command").getValue()).isEqualTo("sleep infinity");

        from(1);
        assertThat(field("Command").getValue()).isEmpty();
        assertThat(field("Command").getPlaceholder()).isEqualTo("Command of the snapshot");
        assertThat(field("Command").isRequiredIndicatorVisible()).isFalse();

        from(0);
        assertThat(field("Command").getValue()).isEqualTo("sleep infinity");
    }

    @Test
    void what_the_engine_has_is_offered_and_anything_else_can_be_typed() {
        from(1);
        var asked = new ArrayList<String>();
        dialog().whenPlaced(connection -> asked.add(connection.name()));

        dialog().showChoices(versatile, new AsyncResult.Pending<>());

        assertThat(choice("Snapshot").getHelperText()).isEqualTo("Loading snapshots…");

        choice("Snapshot").setText("typed-1");
        dialog().showChoices(
                        versatile,
                        new AsyncResult.Success<>(new Choices(
                                List.of(snapshot("s-1", "base", "active"), snapshot("s-2", null, "inactive")),
                                List.of(new Region("eu", "Frankfurt"), new Region("us", "us")))));

        assertThat(asked).containsExactly("versatile");
        assertThat(offered("Snapshot")).containsExactly("base · active", "s-2 · inactive");
        assertThat(offered("Region")).containsExactly("Frankfurt · eu", "us");
        assertThat(choice("Snapshot").text()).isEqualTo("typed-1");

        _setValue(choice("Snapshot"), "s-1");
        _setValue(choice("Region"), "eu");
        dialog().submitButton().click();

        assertThat(submitted.getFirst().origin()).isEqualTo(new Origin.Snapshot("s-1"));
        assertThat(submitted.getFirst().options().region()).isEqualTo("eu");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void what_another_engine_has_is_not_offered_for_this_one() {
        Select<Connection> connection = _get(Select.class, spec -> spec.withLabel("Connection"));
        from(1);
        dialog().showChoices(
                        versatile,
                        new AsyncResult.Success<>(new Choices(List.of(snapshot("s-1", "base", "active")), List.of())));

        _setValue(connection, plain);
        dialog().showChoices(plain, new AsyncResult.Pending<>());
        dialog().showChoices(
                        versatile,
                        new AsyncResult.Success<>(new Choices(List.of(snapshot("s-1", "base", "active")), List.of())));

        assertThat(offered("Snapshot")).isEmpty();

        dialog().showChoices(plain, new AsyncResult.Failure<>(new IllegalStateException("no")));

        assertThat(choice("Snapshot").getHelperText()).isEqualTo("plain does not list its snapshots. Enter an ID.");
    }

    @Test
    void intervals_of_ones_own_are_sent_where_somebody_chose_them() {
        _setValue(field("Image"), "python:3.12");

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Customize")), true);
        dialog().submitButton().click();

        assertThat(submitted.getFirst().options().intervals()).isEqualTo(Intervals.NONE);
    }

    @Test
    void resources_beside_a_snapshot_are_closed_with_the_reason() {
        _setValue(field("CPU"), "2");
        from(1);
        _setValue(choice("Snapshot"), "snap-1");

        assertThat(field("CPU").isEnabled()).isFalse();
        assertThat(words()).contains("Versatile takes the resources from the snapshot.");
        dialog().submitButton().click();

        assertThat(submitted.getFirst().origin()).isEqualTo(new Origin.Snapshot("snap-1"));
        assertThat(submitted.getFirst().resources()).isEmpty();

        from(0);
        assertThat(field("CPU").isEnabled()).isTrue();
        assertThat(field("CPU").getValue()).isEqualTo("2");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void another_engine_asks_for_other_things_and_nothing_typed_is_lost() {
        _setValue(field("Image"), "python:3.12");
        _setValue(choice("Region"), "eu");
        Select<Connection> connection = _get(Select.class, spec -> spec.withLabel("Connection"));

        _setValue(connection, plain);

        assertThat(labels()).contains("Command", "Platform").doesNotContain("Region", "Disk");
        _setValue(field("Command"), "sleep infinity");
        dialog().submitButton().click();
        assertThat(submitted.getLast().options()).isEqualTo(Options.NONE);
        assertThat(submitted.getLast().entrypoint()).containsExactly("sleep", "infinity");
        assertThat(connection.getHelperText()).isEqualTo("Not used here: Region");

        _setValue(field("Command"), "sleep 60");
        _setValue(connection, versatile);
        assertThat(connection.getHelperText()).isEqualTo("Not used here: Command");

        assertThat(choice("Region").getValue()).isEqualTo("eu");
        dialog().submitButton().click();
        assertThat(submitted.getLast().entrypoint()).isEmpty();
        assertThat(submitted.getLast().options().region()).isEqualTo("eu");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void what_the_engine_finds_wrong_lands_at_its_fields() {
        dialog().show(new AsyncResult.Failure<>(new ProviderException.Invalid(
                PROD,
                Message.quoted("no."),
                List.of(
                        error("region"),
                        error("openPorts"),
                        error("metadata.name"),
                        error("resources.cpu"),
                        error("intervals")),
                ProviderException.Answer.NONE)));

        assertThat(choice("Region").getErrorMessage()).isEqualTo("Not region.");
        assertThat(field("Name").getErrorMessage()).isEqualTo("Not metadata.name.");
        assertThat(field("CPU").getErrorMessage()).isEqualTo("Not resources.cpu.");
        assertThat(_get(Checkbox.class, spec -> spec.withLabel("Make ports public"))
                        .getErrorMessage())
                .isEqualTo("Not openPorts.");
        assertThat(_get(Select.class, spec -> spec.withLabel("Auto-stop when idle"))
                        .getErrorMessage())
                .isEqualTo("Not intervals.");
    }

    @Test
    void another_one_like_it_has_its_region_and_intervals() {
        dialog().close();
        var intervals = Intervals.NONE.withDelete(Interval.AT_ONCE);
        var original = sandbox("p1")
                .made()
                .withAttributes(
                        new EngineAttributes("blue", null, "eu", null, null, intervals, true, false, null, null));

        openDialog(() -> Draft.like(original, versatile, null));
        dialog().submitButton().click();

        assertThat(submitted.getFirst().options()).isEqualTo(new Options("eu", intervals, true));
        assertThat(submitted.getFirst().metadata()).containsEntry(Sandbox.NAME_KEY, "blue-copy");
    }

    private static CreateDialog dialog() {
        return _get(CreateDialog.class);
    }

    private void openDialog(Supplier<Draft> draft) {
        new CreateDialog(
                        List.of(versatile, plain),
                        List.of(),
                        draft.get(),
                        (_, createInput) -> submitted.add(createInput.spec()))
                .open();
        settle();
    }

    private static Connection connection(String name) {
        var id = new ConnectionId(name);
        var engine = new FakeSandboxProvider(id, Clock.systemUTC());
        if (name.equals("versatile")) {
            engine.can(FakeSandboxProvider.VERSATILE);
        }
        return new Connection(id, name, "engine.test", engine);
    }

    private static FieldError error(String field) {
        return new FieldError(field, Message.quoted("Not " + field + "."));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void from(int index) {
        RadioButtonGroup group = _get(RadioButtonGroup.class, spec -> spec.withLabel("Start from"));
        _setValue(group, group.getListDataView().getItem(index));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static Snapshot snapshot(String id, @Nullable String name, String state) {
        return new Snapshot(id, null, name, state, null, Instant.EPOCH, true);
    }

    private static List<String> offered(String label) {
        var field = choice(label);
        return field.getListDataView()
                .getItems()
                .map(field.getItemLabelGenerator()::apply)
                .toList();
    }

    private static ChoiceField choice(String label) {
        return _get(ChoiceField.class, spec -> spec.withLabel(label));
    }

    private static List<String> labels() {
        return _find(dialog(), Component.class).stream()
                .map(component -> component.getElement().getProperty("label", ""))
                .toList();
    }

    private static List<String> sections() {
        return _find(dialog(), Details.class).stream()
                .map(Details::getSummaryText)
                .toList();
    }
}
