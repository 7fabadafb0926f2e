package io.sandboxconsole.console.sandbox.action;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.console.sandbox.Pairs;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CommandDialogsTests extends SandboxScreenTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    private SandboxService sandboxes;

    @Autowired
    private SandboxActions actions;

    private final List<SandboxCommand> submitted = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "Pause, RUNNING, pause, p1 is paused.",
        "Resume, PAUSED, resume, p1 is running.",
        "Create snapshot, RUNNING, createSnapshot, snapshot of p1 is being created"
    })
    void a_change_is_confirmed_made_and_told(String label, Kind state, String call, String told) {
        given(sandbox("p1").in(state).made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press(label);
        assertThat(changesAsked()).isEmpty();
        submit();

        assertThat(changesAsked()).containsExactly(call + " prod/p1");
        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(notices()).contains(told);
    }

    @Test
    void a_deletion_waits_and_can_be_undone_in_the_notice() {
        var sandbox = sandbox("p1").made();
        given(sandbox);
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Delete");
        assertThat(words()).contains("Processes, files and memory are lost", "You have 10 s to undo", "not by you");
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(notices()).contains("p1 is about to be deleted.");
        assertThat(sandboxes.pending(sandbox)).isPresent();

        _click(noticeButton("Undo"));
        settle();

        assertThat(notices()).contains("p1 is kept.");
        assertThat(sandboxes.pending(sandbox)).isEmpty();
        assertThat(changesAsked()).isEmpty();
        assertThat(newestRows(4))
                .extracting(row -> row.event().action())
                .containsExactly("undo-delete", "undo-delete", "delete-later", "delete-later");
    }

    @Test
    void an_undo_that_comes_too_late_is_told() {
        var sandbox = sandbox("p1").made();
        given(sandbox);
        signIn("operator", "platform");
        open("sandboxes");

        actions.deletions().undo(UI.getCurrent(), sandbox);
        settle();

        assertThat(notices()).contains("There is no deletion of sandbox prod/p1 to undo");
    }

    @Test
    void a_name_that_no_snapshot_may_have_is_told_and_a_valid_one_is_a_click_away() {
        signIn("operator", "platform");
        var dialog = new SnapshotDialog(sandbox("p1").made(), (_, command) -> submitted.add(command));
        dialog.open();
        settle();
        var name = _get(TextField.class, spec -> spec.withLabel("Snapshot name"));

        _setValue(name, "x".repeat(129));
        dialog.submitButton().click();
        assertThat(name.getErrorMessage()).contains("at most 128");

        _setValue(name, " before upgrade ");
        dialog.submitButton().click();
        assertThat(name.getErrorMessage()).startsWith("Use letters, digits, dashes");
        assertThat(submitted).isEmpty();

        press("Use before-upgrade");
        assertThat(name.isInvalid()).isFalse();
        assertThat(buttons("Use before-upgrade")).isEmpty();
        dialog.submitButton().click();

        assertThat(submitted).containsExactly(new SandboxCommand.TakeSnapshot("before-upgrade"));
    }

    @Test
    void what_never_expires_gets_an_end_counted_from_now_and_the_dialog_says_so() {
        signIn("operator", "platform");

        var dialog = renewing(null, ZoneOffset.UTC);

        assertThat(words()).contains("No expiry so far.").doesNotContain("Current expiry");
        dialog.submitButton().click();
        assertThat(submitted).containsExactly(new SandboxCommand.Renew(NOON.plus(Duration.ofHours(1))));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void steps_count_from_now_when_the_person_says_so_and_the_outcome_is_shown() {
        signIn("operator", "platform");
        var dialog = renewing(NOON.plus(Duration.ofHours(2)), ZoneOffset.UTC);

        RadioButtonGroup base = _get(RadioButtonGroup.class);
        _setValue(base, base.getListDataView().getItem(1));
        press("+1 d");
        dialog.submitButton().click();

        assertThat(words()).contains("Expires", "in 1 d");
        assertThat(submitted).containsExactly(new SandboxCommand.Renew(NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void who_cancels_changes_nothing() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Delete");
        press("Cancel");

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(changesAsked()).isEmpty();
    }

    @Test
    void a_failure_is_told_in_the_dialog_which_stays() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        engine().failOn(
                        "pause",
                        new ProviderException.Conflict(
                                PROD, Message.quoted("it is busy."), new Answer(409, "BUSY", null, "request-3")));

        press("Pause");
        submit();

        assertThat(_find(CommandDialog.class)).hasSize(1);
        assertThat(words()).contains("cannot do this now: it is busy.", "Code: BUSY", "Request id: request-3");
        assertThat(_get(CommandDialog.class).submitButton().isEnabled()).isTrue();
    }

    @Test
    void steps_count_from_the_present_expiry_in_the_zone_of_the_person() {
        signIn("operator", "platform");
        var dialog = renewing(NOON.plus(Duration.ofHours(2)), ZoneId.of("Asia/Kolkata"));

        press("+4 h");
        dialog.submitButton().click();

        assertThat(_get(DateTimePicker.class).getValue()).isEqualTo(LocalDateTime.parse("2026-11-22T23:30"));
        assertThat(_get(DateTimePicker.class).getHelperText()).contains("Asia/Kolkata");
        assertThat(submitted).containsExactly(new SandboxCommand.Renew(NOON.plus(Duration.ofHours(6))));
    }

    @Test
    void an_expiry_in_the_past_or_none_is_refused_at_the_field() {
        signIn("operator", "platform");
        var dialog = renewing(NOON.plus(Duration.ofHours(2)), ZoneOffset.UTC);

        _setValue(_get(DateTimePicker.class), LocalDateTime.parse("2026-11-22T12:00"));
        dialog.submitButton().click();

        assertThat(_get(DateTimePicker.class).isInvalid()).isTrue();
        assertThat(_get(DateTimePicker.class).getErrorMessage()).isEqualTo("The new expiry must be in the future.");

        _get(DateTimePicker.class).clear();
        dialog.submitButton().click();

        assertThat(_get(DateTimePicker.class).getErrorMessage()).isEqualTo("Choose a date and a time.");
        assertThat(submitted).isEmpty();
    }

    @Test
    void a_step_keeps_the_seconds_and_a_time_that_is_picked_begins_with_its_minute() {
        signIn("operator", "platform");
        Instant expiry = NOON.plus(Duration.ofHours(4)).plusSeconds(59).plusMillis(250);
        var dialog = renewing(expiry, ZoneOffset.UTC);

        press("+4 h");
        assertThat(words()).contains("in 8 h");
        dialog.submitButton().click();
        _setValue(_get(DateTimePicker.class), LocalDateTime.parse("2026-11-22T23:30"));
        dialog.submitButton().click();

        assertThat(submitted)
                .containsExactly(
                        new SandboxCommand.Renew(expiry.plus(Duration.ofHours(4))),
                        new SandboxCommand.Renew(Instant.parse("2026-11-22T23:30:00Z")));
    }

    @Test
    void an_earlier_expiry_is_warned_of_and_possible() {
        signIn("operator", "platform");
        var dialog = renewing(NOON.plus(Duration.ofHours(2)), ZoneOffset.UTC);
        assertThat(_find(dialog, Span.class)).noneMatch(span -> span.getText().contains("lives shorter"));

        _setValue(_get(DateTimePicker.class), LocalDateTime.parse("2026-11-22T13:00"));
        dialog.submitButton().click();

        assertThat(words()).contains("the sandbox lives shorter.");
        assertThat(submitted).hasSize(1);
    }

    @Test
    void renewing_moves_the_expiry_at_the_engine() {
        given(sandbox("p1").made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");

        press("Renew");
        submit();

        assertThat(changesAsked()).containsExactly("renew prod/p1");
        assertThat(notices()).contains("p1 now expires at ");
    }

    @Test
    void only_what_was_edited_is_sent() {
        signIn("operator", "platform");
        var dialog = editing(sandbox("p1")
                .with("keep", "it")
                .with("env", "dev")
                .with("old", "1")
                .with("access.owner", "ada")
                .with(" odd key ", "not a label!")
                .made());
        var editor = _get(dialog, PairsEditor.class);
        assertThat(Pairs.keys(editor)).containsExactly(" odd key ", "env", "keep", "old");

        Pairs.set(editor, "env", "ci");
        Pairs.remove(editor, "old");
        Pairs.add(editor, "purpose", "test");
        dialog.submitButton().click();

        assertThat(submitted)
                .containsExactly(new SandboxCommand.EditMetadata(
                        new MetadataPatch(Map.of("env", "ci", "purpose", "test"), Set.of("old"))));
    }

    @Test
    void without_any_edit_nothing_is_sent() {
        signIn("operator", "platform");
        var dialog = editing(sandbox("p1").with("env", "dev").made());

        dialog.submitButton().click();

        assertThat(dialog.isOpened()).isFalse();
        assertThat(submitted).isEmpty();
    }

    @Test
    void an_edited_value_that_is_no_label_is_refused_at_its_line() {
        signIn("operator", "platform");
        var dialog = editing(sandbox("p1").with("env", "dev").made());

        Pairs.set(_get(dialog, PairsEditor.class), "env", "two words");
        dialog.submitButton().click();

        assertThat(Pairs.errors(_get(dialog, PairsEditor.class))).hasSize(1);
        assertThat(submitted).isEmpty();
    }

    @Test
    void escape_asks_before_it_loses_what_was_edited() {
        signIn("operator", "platform");
        var dialog = editing(sandbox("p1").with("env", "dev").made());
        Pairs.set(_get(dialog, PairsEditor.class), "env", "ci");

        pressEscape(dialog);

        assertThat(dialog.isOpened()).isTrue();
        ComponentUtil.fireEvent(
                _get(ConfirmDialog.class), new ConfirmDialog.RejectEvent(_get(ConfirmDialog.class), true));
        assertThat(dialog.isOpened()).isFalse();
        assertThat(submitted).isEmpty();
    }

    @Test
    void escape_closes_at_once_what_loses_nothing() {
        signIn("operator", "platform");
        var dialog = editing(sandbox("p1").with("env", "dev").made());

        pressEscape(dialog);

        assertThat(dialog.isOpened()).isFalse();
        assertThat(_find(ConfirmDialog.class)).isEmpty();
    }

    private static void pressEscape(CommandDialog<?> dialog) {
        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));
    }

    private void submit() {
        _get(CommandDialog.class).submitButton().click();
        settle();
    }

    private static Button noticeButton(String label) {
        return _get(_get(Notification.class), Button.class, spec -> spec.withText(label));
    }

    private RenewDialog renewing(@Nullable Instant expiry, ZoneId zone) {
        Sandbox sandbox = sandbox("p1").until(expiry).made();
        var dialog = new RenewDialog(
                sandbox, Clock.fixed(NOON, ZoneOffset.UTC), zone, (_, command) -> submitted.add(command));
        dialog.open();
        settle();
        return dialog;
    }

    private MetadataDialog editing(Sandbox sandbox) {
        var dialog = new MetadataDialog(sandbox, (_, command) -> submitted.add(command));
        dialog.open();
        settle();
        return dialog;
    }
}
