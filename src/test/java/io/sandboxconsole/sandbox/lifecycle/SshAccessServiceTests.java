package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SshAccessServiceTests {

    private static final Duration HOUR = Duration.ofMinutes(60);

    private final LifecycleFixture lifecycleFixture = new LifecycleFixture();

    private final List<Message> progress = new ArrayList<>();

    @Test
    void a_running_sandbox_is_entered_at_once() {
        var access = open(lifecycleFixture.operator);

        assertThat(access.command()).contains(FakeSandboxProvider.SSH_TOKEN);
        assertThat(access.expiresAt()).isEqualTo(LifecycleFixture.NOW.plus(HOUR));
        assertThat(changes()).containsExactly("openSsh prod/sb-1 PT1H");
        assertThat(lifecycleFixture.pauses).isEmpty();
        assertThat(progress).extracting(Message::key).containsExactly("action.ssh.opening");
    }

    @Test
    void a_stopped_sandbox_is_started_and_waited_for_as_one_attempt() {
        given(Kind.STOPPED);
        lifecycleFixture.engine.startThrough(Kind.STOPPED, Kind.PENDING, Kind.PENDING, Kind.RUNNING);

        open(lifecycleFixture.operator);

        assertThat(changes()).containsExactly("change START prod/sb-1", "openSsh prod/sb-1 PT1H");
        assertThat(lifecycleFixture.pauses).hasSize(3).allMatch(Duration::isPositive);
        assertThat(progress)
                .extracting(Message::key)
                .containsExactly("action.ssh.starting", "action.ssh.waiting", "action.ssh.opening");
        assertThat(lifecycleFixture.trail.story()).containsExactly("INTENT open-ssh", "OUTCOME open-ssh SUCCEEDED");
    }

    @Test
    void one_that_is_starting_already_is_only_waited_for() {
        given(Kind.PENDING);
        lifecycleFixture.engine.beforeEachCall(() -> {
            if (lifecycleFixture.pauses.size() == 2) {
                given(Kind.RUNNING);
            }
        });

        open(lifecycleFixture.operator);

        assertThat(changes()).containsExactly("openSsh prod/sb-1 PT1H");
        assertThat(lifecycleFixture.pauses).hasSize(2);
    }

    @Test
    void a_start_that_fails_ends_the_attempt_and_says_so() {
        given(Kind.STOPPED);
        lifecycleFixture.engine.startThrough(Kind.PENDING, Kind.FAILED);

        assertThatThrownBy(() -> open(lifecycleFixture.operator))
                .isInstanceOf(ProviderException.Conflict.class)
                .hasMessageContaining("it has failed");

        assertThat(changes()).containsExactly("change START prod/sb-1");
        assertThat(lifecycleFixture.trail.outcome().result()).isEqualTo(Result.FAILED);
        assertThat(lifecycleFixture.events.getLast()).isEqualTo(new SandboxEvent.Unsettled(LifecycleFixture.BUILD));
    }

    @Test
    void a_start_that_takes_too_long_is_given_up() {
        given(Kind.STOPPED);
        Kind[] forever = new Kind[1000];
        Arrays.fill(forever, Kind.PENDING);
        lifecycleFixture.engine.startThrough(forever);

        assertThatThrownBy(() -> open(lifecycleFixture.operator))
                .isInstanceOf(ProviderException.Conflict.class)
                .hasMessageContaining("within 5 minutes");

        assertThat(lifecycleFixture.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(SshAccessService.START_TIMEOUT);
        assertThat(changes()).containsExactly("change START prod/sb-1");
    }

    @Test
    void an_engine_that_cannot_be_asked_for_a_moment_does_not_end_the_waiting() {
        given(Kind.PENDING);
        var limited = new ProviderException.RateLimited(LifecycleFixture.PROD, Duration.ofSeconds(30), Answer.NONE);
        lifecycleFixture.engine.beforeEachCall(() -> {
            switch (lifecycleFixture.pauses.size()) {
                case 1 -> throw limited;
                case 2 -> throw new ProviderException.TimedOut(LifecycleFixture.PROD, Duration.ofSeconds(3), null);
                case 3 -> given(Kind.RUNNING);
                default -> {}
            }
        });

        open(lifecycleFixture.operator);

        assertThat(changes()).containsExactly("openSsh prod/sb-1 PT1H");
        assertThat(lifecycleFixture.pauses)
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    @Test
    void an_engine_that_asks_for_more_patience_than_there_is_ends_the_waiting_at_once() {
        given(Kind.PENDING);
        var limited = new ProviderException.RateLimited(LifecycleFixture.PROD, Duration.ofHours(1), Answer.NONE);
        lifecycleFixture.engine.beforeEachCall(() -> {
            if (lifecycleFixture.pauses.size() == 1) {
                throw limited;
            }
        });

        assertThatThrownBy(() -> open(lifecycleFixture.operator)).hasMessageContaining("within 5 minutes");

        assertThat(lifecycleFixture.pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void one_that_goes_away_meanwhile_is_not_found() {
        given(Kind.STOPPED);
        lifecycleFixture.engine.startThrough(Kind.PENDING, Kind.PENDING);
        lifecycleFixture.engine.beforeEachCall(() -> {
            if (lifecycleFixture.pauses.size() == 1) {
                lifecycleFixture.engine.lose(LifecycleFixture.BUILD);
            }
        });

        assertThatThrownBy(() -> open(lifecycleFixture.operator)).isInstanceOf(SandboxNotFound.class);

        assertThat(lifecycleFixture.trail.outcome().code()).isEqualTo(Ending.NOT_FOUND);
    }

    @Test
    void a_state_nobody_has_foreseen_is_the_engines_to_refuse_and_passes_by_after_a_start() {
        given(Kind.OTHER);
        open(lifecycleFixture.operator);
        assertThat(changes()).containsExactly("openSsh prod/sb-1 PT1H");

        given(Kind.STOPPED);
        lifecycleFixture.engine.startThrough(Kind.OTHER, Kind.RUNNING);
        open(lifecycleFixture.operator);
        assertThat(lifecycleFixture.pauses).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PAUSING", "PAUSED", "STOPPING", "TERMINATED", "FAILED"})
    void what_neither_runs_nor_can_be_started_is_refused_before_the_engine_is_asked(Kind kind) {
        given(kind);

        assertThatThrownBy(() -> open(lifecycleFixture.operator)).isInstanceOf(ProviderException.Conflict.class);

        assertThat(changes()).isEmpty();
        assertThat(lifecycleFixture.trail.story()).containsExactly("INTENT open-ssh", "OUTCOME open-ssh FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1M", "PT90S", "P2D"})
    void a_life_that_is_no_number_of_minutes_of_a_day_is_refused(Duration life) {
        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> lifecycleFixture.service.openSsh(
                        lifecycleFixture.operator, LifecycleFixture.BUILD, life, progress::add))
                .satisfies(refused -> assertThat(refused.fields())
                        .extracting(field -> field.field())
                        .containsExactly("life"));

        assertThat(changes()).isEmpty();
    }

    @Test
    void a_viewer_neither_starts_nor_enters_it() {
        given(Kind.STOPPED);

        assertThatThrownBy(() -> open(lifecycleFixture.viewer)).isInstanceOf(AccessDenied.class);

        assertThat(changes()).isEmpty();
        assertThat(progress).isEmpty();
        assertThat(lifecycleFixture.trail.story()).containsExactly("INTENT open-ssh", "OUTCOME open-ssh DENIED");
    }

    @Test
    void an_auditor_sees_it_and_does_not_enter_it() {
        var auditor = Actors.person("aud", Role.AUDITOR);

        assertThatThrownBy(() -> open(auditor))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining("that needs the role Operator, Lead or Admin.");

        assertThat(changes()).isEmpty();
    }

    @Test
    void what_is_out_of_scope_is_not_found_running_or_stopped() {
        assertThatThrownBy(() -> open(lifecycleFixture.stranger)).isInstanceOf(SandboxNotFound.class);
        given(Kind.STOPPED);
        assertThatThrownBy(() -> open(lifecycleFixture.stranger)).isInstanceOf(SandboxNotFound.class);

        assertThat(changes()).isEmpty();
    }

    @Test
    void the_secret_is_in_the_answer_and_nowhere_else(CapturedOutput output) {
        given(Kind.STOPPED);
        lifecycleFixture.engine.startThrough(Kind.PENDING, Kind.RUNNING);

        var access = open(lifecycleFixture.operator);

        String secret = FakeSandboxProvider.SSH_TOKEN;
        assertThat(access.command()).contains(secret);
        assertThat(access.toString()).contains("<token>@127.0.0.1").doesNotContain(secret);
        assertThat(lifecycleFixture.trail.rows().toString()).doesNotContain(secret);
        assertThat(lifecycleFixture.events + " " + lifecycleFixture.marked + " " + progress)
                .doesNotContain(secret);
        assertThat(output.getAll()).doesNotContain(secret);
    }

    @Test
    void an_engine_that_refuses_after_the_start_is_answered_without_a_secret() {
        given(Kind.STOPPED);
        var failure = new ProviderException.Unavailable(
                LifecycleFixture.PROD, Message.quoted("it is down."), Answer.NONE, null);
        lifecycleFixture.engine.failOn("openSsh", failure);

        assertThatThrownBy(() -> open(lifecycleFixture.operator)).isSameAs(failure);

        assertThat(lifecycleFixture.trail.outcome().result()).isEqualTo(Result.FAILED);
        assertThat(lifecycleFixture.service.pending(
                        LifecycleFixture.sandbox(LifecycleFixture.BUILD, Kind.RUNNING, "platform", "bob")))
                .isEmpty();
    }

    private SshAccess open(Actor actor) {
        return lifecycleFixture.service.openSsh(actor, LifecycleFixture.BUILD, HOUR, progress::add);
    }

    private void given(Kind kind) {
        lifecycleFixture.engine.with(LifecycleFixture.sandbox(LifecycleFixture.BUILD, kind, "platform", "bob"));
    }

    private List<String> changes() {
        return lifecycleFixture.engine.asked().stream()
                .filter(call -> !call.startsWith("find"))
                .toList();
    }
}
