package io.sandboxconsole.console.sandbox.action;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshDialogTests extends SandboxScreenTest {

    private static final String TOKEN = FakeSandboxProvider.SSH_TOKEN;

    @BeforeEach
    void everyAction() {
        engine().can(FakeSandboxProvider.VERSATILE);
    }

    @Test
    void the_command_is_shown_once_after_a_warning_and_kept_nowhere() {
        openFor(Kind.RUNNING);

        assertThat(words())
                .contains("Every earlier SSH access to this sandbox ends; open connections are cut off")
                .doesNotContain("starts first");
        submit();

        assertThat(_find(SshDialog.class)).isEmpty();
        var shown = _get(SshAccessDialog.class);
        assertThat(words()).contains("ssh -p 2222 " + TOKEN + "@127.0.0.1", "Valid until");
        assertThat(shown.isCloseOnEsc()).isFalse();
        assertThat(shown.isCloseOnOutsideClick()).isFalse();
        assertThat(button("Done").isEnabled()).isFalse();
        assertThat(changesAsked()).containsExactly("openSsh prod/p1 PT1H");

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("I have copied the command")), true);
        press("Done");

        assertThat(_find(SshAccessDialog.class)).isEmpty();
        assertThat(words() + notices() + newestRows(10)).doesNotContain(TOKEN);
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("open-ssh");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void the_person_chooses_for_how_long() {
        openFor(Kind.RUNNING);
        Select<Duration> life = _get(Select.class, spec -> spec.withLabel("Valid for"));
        assertThat(life.getListDataView().getItems().map(Duration::toMinutes))
                .containsExactly(5L, 15L, 60L, 240L, 1440L);

        _setValue(life, Duration.ofMinutes(5));
        submit();

        assertThat(changesAsked()).containsExactly("openSsh prod/p1 PT5M");
    }

    @Test
    void a_stopped_sandbox_is_started_first_and_the_dialog_says_so() {
        openFor(Kind.STOPPED);
        assertThat(words()).contains("starts first, which may take minutes.");

        submit();

        assertThat(changesAsked()).containsExactly("change START prod/p1", "openSsh prod/p1 PT1H");
        assertThat(_find(SshAccessDialog.class)).hasSize(1);
    }

    @Test
    void a_start_that_fails_is_told_in_the_dialog_with_how_far_it_came() {
        engine().startThrough(Kind.FAILED);
        openFor(Kind.STOPPED);

        submit();

        assertThat(_find(SshDialog.class)).hasSize(1);
        assertThat(_find(SshAccessDialog.class)).isEmpty();
        assertThat(words()).contains("it has failed. The details say why.", "Waiting until the sandbox runs.");
        assertThat(changesAsked()).containsExactly("change START prod/p1");
    }

    @Test
    void whoever_has_left_is_told_and_shown_no_secret() {
        openFor(Kind.RUNNING);
        var dialog = _get(SshDialog.class);

        dialog.submitButton().click();
        dialog.close();
        settle();

        assertThat(_find(SshAccessDialog.class)).isEmpty();
        assertThat(notices())
                .contains("The command is not shown because the dialog was closed")
                .doesNotContain(TOKEN);
        assertThat(words()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "auditor"})
    void an_access_forged_by_who_may_only_look_is_refused_and_recorded(String role) {
        var sandbox = sandbox("p1").made();
        given(sandbox);
        signIn(role, "platform");
        open("sandboxes/prod/p1");

        act(sandbox, SandboxAction.OPEN_SSH);
        submit();

        assertThat(words()).contains("reveal-credentials").doesNotContain(TOKEN);
        assertThat(changesAsked()).isEmpty();
        var ending = newestRows(1).getFirst().event().ending();
        assertThat(Objects.requireNonNull(ending).result()).isEqualTo(Result.DENIED);
    }

    @Test
    void an_access_out_of_scope_reads_as_not_found() {
        var foreign = sandbox("r1").of("research").made();
        given(foreign);
        signIn("operator", "platform");
        open("sandboxes");

        act(foreign, SandboxAction.OPEN_SSH);
        submit();

        assertThat(words()).contains("There is no sandbox prod/r1.");
        assertThat(changesAsked()).isEmpty();
    }

    private void openFor(Kind kind) {
        given(sandbox("p1").in(kind).made());
        signIn("operator", "platform");
        open("sandboxes/prod/p1");
        press("SSH access");
    }

    private void submit() {
        _get(CommandDialog.class).submitButton().click();
        settle();
    }
}
