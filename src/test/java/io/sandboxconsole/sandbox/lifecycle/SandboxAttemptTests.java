package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.provider.Changing;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests every attempt at a sandbox in every situation: the right response, one intent and one outcome, and an engine
/// that was called or not.
@ParameterizedClass
@EnumSource(SandboxAttemptTests.Attempt.class)
class SandboxAttemptTests {

    // Read once: the tests run anew for each attempt.
    private static final List<String> CHANGING_CALLS = new ClassFileImporter()
            .importClass(SandboxProvider.class).getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(Changing.class))
                    .map(JavaMethod::getName)
                    .toList();

    private final LifecycleFixture lifecycleFixture = new LifecycleFixture();

    private final Attempt attempt;

    private final String snapshot;

    SandboxAttemptTests(Attempt attempt) {
        this.attempt = attempt;
        this.snapshot = lifecycleFixture
                .engine
                .createSnapshot(LifecycleFixture.BUILD, "before")
                .id();
        if (attempt == Attempt.RESUME) {
            lifecycleFixture.engine.pause(LifecycleFixture.BUILD);
        }
        lifecycleFixture.engine.forgetWhatWasAsked();
    }

    @Test
    void every_action_and_every_change_at_an_engine_is_tried_here() {
        var words = Arrays.stream(Attempt.values()).map(each -> each.word).toList();
        var calls = Arrays.stream(Attempt.values()).map(each -> each.call).toList();

        assertThat(words)
                .containsAll(Arrays.stream(SandboxAction.values())
                        .map(SandboxAction::word)
                        .toList());
        assertThat(calls).containsAll(CHANGING_CALLS);
    }

    @Test
    void allowed_it_is_done_once_and_recorded() {
        attempt(lifecycleFixture.operator);

        assertStory(Result.SUCCEEDED);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void allowed_the_read_models_hear_of_it() {
        attempt(lifecycleFixture.operator);

        assertThat(lifecycleFixture.events).isNotEmpty();
        assertThat(lifecycleFixture.events.stream().filter(event -> !(event instanceof SandboxEvent.Unsettled)))
                .last()
                .isInstanceOf(attempt.call.equals("delete") ? SandboxEvent.Gone.class : SandboxEvent.Changed.class);
    }

    @Test
    void denied_it_is_not_done_and_says_which_permission_is_missing() {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> attempt(lifecycleFixture.viewer))
                .satisfies(denied -> assertThat(denied.hidden()).isFalse());

        assertStory(Result.DENIED);
        assertThat(asked()).isEmpty();
    }

    @Test
    void out_of_scope_it_reads_as_not_found() {
        assumeThat(attempt).isNotEqualTo(Attempt.CREATE);

        assertThatThrownBy(() -> attempt(lifecycleFixture.stranger))
                .isInstanceOf(SandboxNotFound.class)
                .hasNoCause()
                .hasMessage("There is no sandbox prod/sb-1. It may have been deleted or have expired.");

        assertStory(Result.DENIED);
        assertThat(lifecycleFixture.trail.outcome().code()).isEqualTo(Ending.OUT_OF_SCOPE);
        assertThat(asked()).isEmpty();
    }

    @Test
    void missing_it_reads_exactly_like_out_of_scope() {
        assumeThat(attempt).isNotEqualTo(Attempt.CREATE);
        lifecycleFixture.engine.lose(LifecycleFixture.BUILD);

        assertThatThrownBy(() -> attempt(lifecycleFixture.stranger))
                .isInstanceOf(SandboxNotFound.class)
                .hasMessage("There is no sandbox prod/sb-1. It may have been deleted or have expired.");

        assertStory(Result.FAILED);
        assertThat(lifecycleFixture.trail.outcome().code()).isEqualTo(Ending.NOT_FOUND);
        assertThat(lifecycleFixture.events).containsExactly(new SandboxEvent.Gone(LifecycleFixture.BUILD));
        assertThat(asked()).isEmpty();
    }

    @Test
    void an_engine_that_refuses_is_answered_and_recorded() {
        var failure = new ProviderException.Conflict(
                LifecycleFixture.PROD, Message.quoted("it is busy."), new Answer(409, "ENGINE_BUSY", "busy", "req-7"));
        lifecycleFixture.engine.failOn(attempt.call, failure);

        assertThatThrownBy(() -> attempt(lifecycleFixture.operator)).isSameAs(failure);

        assertStory(Result.FAILED);
        assertThat(lifecycleFixture.trail.outcome())
                .isEqualTo(new Ending(
                        Result.FAILED, "ENGINE_BUSY", "The engine “prod” cannot do this now: it is busy.", "req-7"));
    }

    @Test
    void a_lost_answer_is_unclear_and_the_read_models_are_told_to_look() {
        lifecycleFixture.engine.failOn(
                attempt.call, new ProviderException.TimedOut(LifecycleFixture.PROD, Duration.ofSeconds(30), null));

        assertThatThrownBy(() -> attempt(lifecycleFixture.operator)).isInstanceOf(ProviderException.TimedOut.class);

        assertStory(Result.UNCLEAR);
        if (Arrays.stream(SandboxAction.values())
                .anyMatch(action -> action.word().equals(attempt.word))) {
            assertThat(lifecycleFixture.events.getLast())
                    .isInstanceOfSatisfying(
                            SandboxEvent.Unsettled.class,
                            event -> assertThat(event.id()).isEqualTo(LifecycleFixture.BUILD));
        }
    }

    @Test
    void an_engine_that_cannot_even_be_read_is_an_attempt_too() {
        assumeThat(attempt).isNotEqualTo(Attempt.CREATE);
        var failure = new ProviderException.Unavailable(
                LifecycleFixture.PROD, Message.quoted("it is down."), Answer.NONE, null);
        lifecycleFixture.engine.failOn("find", failure);

        assertThatThrownBy(() -> attempt(lifecycleFixture.operator)).isSameAs(failure);

        assertStory(Result.FAILED);
        assertThat(lifecycleFixture.trail.outcome().code()).isEqualTo("unavailable");
        assertThat(asked()).isEmpty();
    }

    @Test
    void what_the_engine_calls_invalid_is_recorded() {
        var failure =
                new ProviderException.Invalid(LifecycleFixture.PROD, Message.quoted("no."), List.of(), Answer.NONE);
        lifecycleFixture.engine.failOn(attempt.call, failure);

        assertThatThrownBy(() -> attempt(lifecycleFixture.operator)).isSameAs(failure);

        assertStory(Result.FAILED);
        assertThat(lifecycleFixture.trail.outcome().code()).isEqualTo("invalid");
    }

    @Test
    void while_the_database_is_stopped_nothing_is_done() {
        lifecycleFixture.trail.database().stop();

        assertThatThrownBy(() -> attempt(lifecycleFixture.operator)).isInstanceOf(AuditUnavailable.class);

        lifecycleFixture.trail.database().start();
        assertThat(asked()).isEmpty();
        assertThat(lifecycleFixture.trail.rows()).isEmpty();
    }

    @Test
    void no_connection_is_a_failure_that_is_recorded() {
        var nowhere = new ConnectionId("nowhere");

        assertThatThrownBy(() -> attempt.make(
                        lifecycleFixture.service, lifecycleFixture.operator, new SandboxId(nowhere, "sb-1"), snapshot))
                .hasMessageContaining("nowhere");

        assertStory(Result.FAILED);
    }

    private void attempt(Actor actor) {
        attempt.make(lifecycleFixture.service, actor, LifecycleFixture.BUILD, snapshot);
    }

    private void assertStory(Result result) {
        assertThat(lifecycleFixture.trail.story())
                .containsExactly("INTENT " + attempt.word, "OUTCOME " + attempt.word + " " + result);
        assertThat(lifecycleFixture.trail.rows())
                .allSatisfy(row -> assertThat(row.what()).isNotNull());
    }

    private List<String> asked() {
        return lifecycleFixture.engine.asked().stream()
                .filter(call -> call.split(" ", 2)[0].equals(attempt.call))
                .toList();
    }

    /// What can be attempted: its word in the trail, and the engine's call that does it.
    enum Attempt {
        RENEW("renew", "renew") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Renew(LifecycleFixture.NOW.plus(Duration.ofHours(2))));
            }
        },
        PAUSE("pause", "pause") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.PAUSE));
            }
        },
        RESUME("resume", "resume") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.RESUME));
            }
        },
        EDIT_METADATA("edit-metadata", "editMetadata") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                var patch = new MetadataPatch(Map.of("stage", "test"), Set.of());
                service.perform(actor, id, new SandboxCommand.EditMetadata(patch));
            }
        },
        SNAPSHOT("snapshot", "createSnapshot") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.TakeSnapshot("now"));
            }
        },
        START("start", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.START));
            }
        },
        STOP("stop", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.STOP));
            }
        },
        RECOVER("recover", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.RECOVER));
            }
        },
        TOUCH("touch", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.TOUCH));
            }
        },
        CLOSE_SSH("close-ssh", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.CLOSE_SSH));
            }
        },
        SET_INTERVALS("set-intervals", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.SetIntervals(Intervals.NONE, Intervals.NONE));
            }
        },
        SET_OPEN_PORTS("set-open-ports", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.SetOpenPorts(true));
            }
        },
        RESIZE("resize", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Resize(2, null, null));
            }
        },
        BACKUP("backup", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.BACKUP));
            }
        },
        ARCHIVE("archive", "change") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.ARCHIVE));
            }
        },
        FORK("fork", "fork") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Fork("copy"));
            }
        },
        OPEN_SSH("open-ssh", "openSsh") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.openSsh(actor, id, Duration.ofMinutes(60), _ -> {});
            }
        },
        DELETE("delete", "delete") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.perform(actor, id, new SandboxCommand.Simple(SandboxAction.DELETE));
            }
        },
        DELETE_NOW("delete", "delete") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.deleteLater(actor, id, Duration.ZERO);
            }
        },
        CREATE("create", "create") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.create(
                        actor, id.connection(), "platform", LifecycleFixture.spec(Map.of(Sandbox.NAME_KEY, "new")));
            }
        },
        DELETE_SNAPSHOT("delete-snapshot", "deleteSnapshot") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.deleteSnapshot(actor, id, snapshot);
            }
        },
        REVEAL_ENDPOINT("reveal-endpoint", "endpoint") {
            @Override
            void make(SandboxService service, Actor actor, SandboxId id, String snapshot) {
                service.revealEndpoint(actor, id, new EndpointRequest(8080, true, null));
            }
        };

        private final String word;

        private final String call;

        Attempt(String word, String call) {
            this.word = word;
            this.call = call;
        }

        abstract void make(SandboxService service, Actor actor, SandboxId id, String snapshot);
    }
}
