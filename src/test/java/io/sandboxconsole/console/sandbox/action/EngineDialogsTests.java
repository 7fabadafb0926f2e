package io.sandboxconsole.console.sandbox.action;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.IntervalField;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.EngineAttributes.Size;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Interval.When;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Tests the dialogs of actions that only some engines support, and the warnings in all dialogs.
class EngineDialogsTests extends SandboxScreenTest {

    private static final Intervals QUARTER = new Intervals(
            Interval.after(Duration.ofMinutes(15)), Interval.NEVER, Interval.after(Duration.ofDays(7)), Interval.NEVER);

    @Autowired
    private SandboxService sandboxes;

    private final List<SandboxCommand> submitted = new ArrayList<>();

    @BeforeEach
    void everyAction() {
        engine().can(FakeSandboxProvider.VERSATILE);
    }

    @ParameterizedTest
    @EnumSource(SandboxAction.class)
    void every_dialog_shows_what_its_engine_warns_of(SandboxAction action) {
        engine().warn(action, ActionWarning.of(Message.quoted("Somebody works in it.")));
        var sandbox = open(EngineAttributes.NONE);

        act(sandbox, action);

        assertThat(_find(CommandDialog.class)).hasSize(1);
        assertThat(words()).contains("Somebody works in it.");
    }

    @Test
    void a_caution_from_outside_is_nothing_but_text_on_one_line() {
        engine().warn(SandboxAction.STOP, ActionWarning.of(Message.quoted("<b>\u202egnilaever</b>")));
        var sandbox = open(EngineAttributes.NONE);

        act(sandbox, SandboxAction.STOP);

        assertThat(words()).contains("<b>⟨U+202E⟩gnilaever</b>");
    }

    @Test
    void what_has_to_be_typed_keeps_the_change_back_until_exactly_that_was_typed() {
        engine().warn(SandboxAction.STOP, new ActionWarning(Message.quoted("A lease is alive."), "blue-lobster"));
        var sandbox = open(EngineAttributes.NONE);
        act(sandbox, SandboxAction.STOP);
        var typed = _get(TextField.class, spec -> spec.withLabel("Type blue-lobster to confirm"));

        submit();

        assertThat(inert()).isEqualTo("true");
        assertThat(_get(CommandDialog.class).submitButton().getTooltip().getText())
                .isEqualTo("Type blue-lobster first.");
        assertThat(typed.getErrorMessage()).isEqualTo("Type blue-lobster first.");
        assertThat(changesAsked()).isEmpty();

        _setValue(typed, "Blue-Lobster");
        submit();
        assertThat(changesAsked()).isEmpty();

        _setValue(typed, "blue-lobster");
        assertThat(inert()).isNull();
        submit();
        assertThat(changesAsked()).containsExactly("change STOP prod/p1");
    }

    @Test
    void a_deletion_waits_for_what_has_to_be_typed_too() {
        engine().warn(SandboxAction.DELETE, new ActionWarning(Message.quoted("A lease is alive."), "blue-lobster"));
        var sandbox = open(EngineAttributes.NONE);
        act(sandbox, SandboxAction.DELETE);

        submit();

        assertThat(inert()).isEqualTo("true");
        assertThat(sandboxes.pending(sandbox)).isEmpty();
        assertThat(newestRows(1)).noneMatch(row -> row.event().action().equals("delete-later"));
    }

    @Test
    void a_fork_takes_a_name_or_none() {
        var sandbox = open(EngineAttributes.NONE);

        act(sandbox, SandboxAction.FORK);
        submit();
        act(sandbox, SandboxAction.FORK);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name of the fork")), " second ");
        submit();

        assertThat(changesAsked()).containsExactly("fork prod/p1", "fork prod/p1 second");
        assertThat(notices()).contains("A fork of p1 is being created.");
        assertThat(newestRows(4))
                .extracting(row -> row.event().action())
                .containsExactly("fork", "fork", "fork", "fork");
    }

    @Test
    void sizes_are_whole_numbers_of_which_one_has_changed_and_only_that_is_sent() {
        signIn("operator", "platform");
        var dialog = resizing(sized("2", "4", "10"));
        assertThat(number("CPU cores").getValue()).isEqualTo(2);
        assertThat(number("Disk in GiB").getHelperText()).isEqualTo("Currently 10");

        dialog.submitButton().click();
        assertThat(number("CPU cores").getErrorMessage()).startsWith("Change at least one");
        _setValue(number("Disk in GiB"), 0);
        dialog.submitButton().click();
        assertThat(number("Disk in GiB").getErrorMessage()).isEqualTo("Enter a whole number from 1 to 16384.");
        assertThat(submitted).isEmpty();

        _setValue(number("Disk in GiB"), 10);
        _setValue(number("Memory in GiB"), 8);
        dialog.submitButton().click();

        assertThat(submitted).containsExactly(new SandboxCommand.Resize(null, 8, null));
    }

    @Test
    void a_size_that_the_engine_does_not_tell_may_be_chosen() {
        signIn("operator", "platform");
        var dialog = resizing(sandbox("p1").made());

        _setValue(number("CPU cores"), 3);
        dialog.submitButton().click();

        assertThat(submitted).containsExactly(new SandboxCommand.Resize(3, null, null));
    }

    @Test
    void what_the_engine_would_refuse_of_a_size_is_told_while_it_is_chosen_and_goes_when_mended() {
        signIn("operator", "platform");
        var dialog = new ResizeDialog(
                sized("2", "4", "10"),
                Message.quoted("Sizes only grow."),
                resize -> resize.cpu() == null || resize.cpu() > 1
                        ? Map.of()
                        : Map.of("resources.cpu", Message.quoted("Stop it first.")),
                (_, command) -> submitted.add(command));
        dialog.open();
        settle();
        assertThat(words()).contains("Sizes only grow.");

        _setValue(number("CPU cores"), 1);
        assertThat(number("CPU cores").getErrorMessage()).isEqualTo("Stop it first.");
        dialog.submitButton().click();
        assertThat(submitted).isEmpty();

        _setValue(number("CPU cores"), 3);
        assertThat(number("CPU cores").isInvalid()).isFalse();
        dialog.submitButton().click();
        assertThat(submitted).containsExactly(new SandboxCommand.Resize(3, null, null));
    }

    @Test
    void what_the_engine_would_refuse_of_intervals_is_told_while_they_are_chosen() {
        engine().ruleCommands(command ->
                command instanceof SandboxCommand.SetIntervals(var _, Intervals after) && after.ephemeral()
                        ? Map.of("intervals", Message.quoted("Not both."))
                        : Map.of());
        act(open(traits(QUARTER, false)), SandboxAction.SET_INTERVALS);

        _setValue(when("Auto-delete after stop"), When.AT_ONCE);
        assertThat(when("Auto-stop when idle").getErrorMessage()).isEqualTo("Not both.");
        submit();
        assertThat(changesAsked()).isEmpty();

        _setValue(when("Auto-delete after stop"), When.NEVER);
        assertThat(when("Auto-stop when idle").isInvalid()).isFalse();
        engine().ruleCommands(_ -> Map.of());
    }

    @Test
    void intervals_are_shown_as_they_are_and_sent_as_they_become() {
        var sandbox = open(traits(QUARTER, false));
        act(sandbox, SandboxAction.SET_INTERVALS);
        assertThat(when("Auto-stop when idle").getValue()).isEqualTo(When.AFTER);
        assertThat(when("Auto-delete after stop").getValue()).isEqualTo(When.NEVER);
        assertThat(words()).doesNotContain("Every stop deletes");

        _setValue(when("Auto-delete after stop"), When.AT_ONCE);
        assertThat(words()).contains("Every stop deletes the sandbox.");
        submit();

        assertThat(changesAsked()).containsExactly("change SET_INTERVALS prod/p1");
        settleUntil(
                () -> facts().getOrDefault("Automatic stop and delete", "").contains("Deleted as soon as it stops."));
    }

    @Test
    void a_time_that_is_missing_is_told_at_its_field_and_what_is_unchanged_is_not_sent() {
        var sandbox = open(traits(QUARTER, false));
        act(sandbox, SandboxAction.SET_INTERVALS);
        _setValue(when("Auto-delete after stop"), When.AFTER);

        submit();

        assertThat(_find(IntegerField.class))
                .anyMatch(field -> "Enter a number of at least 1.".equals(field.getErrorMessage()));
        _setValue(when("Auto-delete after stop"), When.NEVER);
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void what_the_engine_finds_wrong_with_intervals_is_shown_with_them() {
        engine().failOn(
                        "change",
                        new ProviderException.Invalid(
                                PROD,
                                Message.quoted("no."),
                                List.of(new FieldError("intervals", Message.quoted("Either of the two."))),
                                Answer.NONE));
        var sandbox = open(traits(QUARTER, false));
        act(sandbox, SandboxAction.SET_INTERVALS);
        _setValue(when("Auto-delete after stop"), When.AT_ONCE);

        submit();

        assertThat(when("Auto-stop when idle").getErrorMessage()).isEqualTo("Either of the two.");
    }

    @Test
    void only_a_machine_that_can_pause_is_offered_to() {
        engine().forbid(SandboxAction.PAUSE, Message.quoted("Containers do not pause."));
        var sandbox = open(traits(QUARTER, false));

        act(sandbox, SandboxAction.SET_INTERVALS);

        assertThat(selects()).contains("Auto-stop when idle").doesNotContain("Auto-pause when idle");
    }

    @Test
    void ports_are_opened_or_closed_as_they_are_now() {
        var sandbox = open(traits(Intervals.NONE, true));

        act(sandbox, SandboxAction.SET_OPEN_PORTS);

        assertThat(words()).contains("From now on the ports need a token.");
        submit();
        assertThat(changesAsked()).containsExactly("change SET_OPEN_PORTS prod/p1");
    }

    @Test
    void what_only_this_engine_tells_stands_in_the_details() {
        var size = new Size(new BigDecimal("2"), new BigDecimal("4.0"), new BigDecimal("10"), BigDecimal.ZERO);
        var attributes = new EngineAttributes(
                "blue", "linux-vm", "eu", size, Sample.NOW, QUARTER, true, true, "Completed", null);

        open(attributes);

        assertThat(facts())
                .containsEntry("Engine name", "blue")
                .containsEntry("Region", "eu")
                .containsEntry("Machine", "linux-vm")
                .containsEntry("Size", "2 CPU · 4 GiB memory · 10 GiB disk")
                .containsEntry(
                        "Automatic stop and delete",
                        "Stops after 15 min without activity.Archived 7 d after stopping."
                                + "Never deleted automatically.")
                .containsEntry("Ports", "Ports are public.")
                .containsEntry("Backup", "Completed")
                .containsEntry("Recoverable", "yes")
                .containsKey("Last activity");
    }

    @Test
    void what_an_engine_does_not_tell_is_not_there() {
        engine().can(FakeSandboxProvider.PLAIN);

        open(EngineAttributes.NONE);

        assertThat(facts()).doesNotContainKeys("Region", "Size", "Automatic stop and delete", "Ports", "Backup");
        assertThat(words()).doesNotContain("Engine details");
    }

    private Sandbox open(EngineAttributes attributes) {
        var sandbox = sandbox("p1").in(Kind.RUNNING).made().withAttributes(attributes);
        given(sandbox);
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        return sandbox;
    }

    private void submit() {
        _get(CommandDialog.class).submitButton().click();
        settle();
    }

    private static @Nullable String inert() {
        return _get(CommandDialog.class).submitButton().getElement().getAttribute("aria-disabled");
    }

    private static EngineAttributes traits(Intervals intervals, boolean openPorts) {
        return new EngineAttributes(null, null, null, null, null, intervals, openPorts, false, null, null);
    }

    private static Sandbox sized(String cpu, String memory, String disk) {
        var size = new Size(new BigDecimal(cpu), new BigDecimal(memory), new BigDecimal(disk), null);
        return sandbox("p1")
                .made()
                .withAttributes(
                        new EngineAttributes(null, null, null, size, null, Intervals.NONE, false, false, null, null));
    }

    private ResizeDialog resizing(Sandbox sandbox) {
        var dialog =
                new ResizeDialog(sandbox, Message.quoted(""), _ -> Map.of(), (_, command) -> submitted.add(command));
        dialog.open();
        settle();
        return dialog;
    }

    private static List<String> selects() {
        return _find(IntervalField.class).stream()
                .filter(Component::isVisible)
                .map(field -> field.getChildren()
                        .findFirst()
                        .orElseThrow()
                        .getElement()
                        .getProperty("label", ""))
                .toList();
    }

    private static IntegerField number(String label) {
        return _get(IntegerField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Select<When> when(String label) {
        return _get(Select.class, spec -> spec.withLabel(label));
    }
}
