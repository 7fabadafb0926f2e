package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaytonaSshTests extends DaytonaChangeTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final DaytonaSsh ssh = new DaytonaSsh(server, attempts);

    @Test
    void an_access_is_the_command_and_its_end() {
        SandboxId id = resting("started");

        SshAccess access = ssh.open(id, QUARTER);

        assertThat(access.command()).matches("ssh -p \\d+ \\S+@\\S+");
        assertThat(access.expiresAt()).isEqualTo(clock.instant().plus(QUARTER));
        assertThat(access).hasToString("SshAccess[" + access.masked() + "]");
    }

    @Test
    void a_new_access_ends_the_earlier_one() {
        SandboxId id = resting("started");

        assertThat(ssh.open(id, QUARTER).command())
                .isNotEqualTo(ssh.open(id, QUARTER).command());
    }

    @Test
    void every_access_is_ended_without_naming_a_token() {
        SandboxId id = resting("started");
        ssh.open(id, QUARTER);

        changes.change(id, new SandboxCommand.Simple(SandboxAction.CLOSE_SSH));

        assertThat(count("DELETE /sandbox/{id}/ssh-access")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 59, 86_401})
    void an_access_lasts_from_a_minute_to_a_day(long seconds) {
        SandboxId id = resting("started");

        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> ssh.open(id, Duration.ofSeconds(seconds)));
        assertThat(daytona.requests().total()).isZero();
    }

    @Test
    void a_sandbox_in_error_has_no_way_in() {
        SandboxId id = resting("error");

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> ssh.open(id, QUARTER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh canary123@host; rm -rf ~", "ssh canary123@$(evil)", "ssh -oCanary123@host", ""})
    void an_access_that_nobody_should_paste_is_ended_again_and_refused_without_its_token(String command) {
        SandboxId id = resting("started");
        answers(command);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> ssh.open(id, QUARTER))
                .withMessageContaining("unusual form")
                .satisfies(failure -> assertNothingSaid(failure, "anary123"));
        assertThat(count("DELETE /sandbox/{id}/ssh-access")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh -o ProxyCommand=evil -p 2222 token123@host, ssh -p 2222 token123@host",
        "ssh token123@[::1] -p 22, ssh -p 22 token123@[::1]",
        "sudo ssh token123@host, ssh token123@host"
    })
    void of_the_servers_command_only_whom_and_where_to_is_kept(String command, String kept) {
        SandboxId id = resting("started");
        answers(command);

        assertThat(ssh.open(id, QUARTER).command()).isEqualTo(kept);
    }

    @Test
    void a_lost_answer_is_not_asked_for_again() {
        SandboxId id = resting("started");
        daytona.faults().on("POST /sandbox/{id}/ssh-access").times(1).lostAnswer();

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> ssh.open(id, QUARTER));

        assertThat(count("POST /sandbox/{id}/ssh-access")).isEqualTo(1);
    }

    private void answers(String command) {
        daytona.faults()
                .on("POST /sandbox/{id}/ssh-access")
                .times(1)
                .answer(200, Map.of("Content-Type", "application/json"), """
                        {"token":"canary123","sshCommand":"%s","expiresAt":"2026-11-23T13:00:00Z"}""".formatted(command));
    }
}
