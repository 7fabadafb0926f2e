package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Reconcilers;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.opensandbox.OpenSandboxFactories;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;

/// Kills attempts between their intent and their outcome, and has another console look at the engine over HTTP.
@ParameterizedClass
@EnumSource(Databases.class)
class IntentReconciliationTests {

    private static final String KEY = "engine-key-canary-1c2d";

    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16));

    private final Simulator simulator =
            Simulator.start(SimulatorSettings.forTests().withKey(KEY));

    private final TestTrail trail;

    private final Guard guard;

    private final Connections connections;

    private final SandboxProvider engine;

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final CountDownLatch never = new CountDownLatch(1);

    IntentReconciliationTests(Databases databases) {
        trail = TestTrail.on(databases.migrated());
        guard = Guards.on(trail, Clock.systemUTC());
        var entry = new Entry(
                "opensandbox",
                "Production",
                simulator.openSandbox().toString(),
                KEY,
                "nobody",
                null,
                null,
                Map.of(),
                Set.of());
        connections = new Connections(
                new ConnectionProperties(Map.of("prod", entry)),
                new MockEnvironment(),
                List.of(OpenSandboxFactories.hasty()));
        engine = connections.find(LifecycleFixture.PROD).orElseThrow().provider();
    }

    @AfterEach
    void stop() {
        never.countDown();
        simulator.close();
    }

    @Test
    void a_deletion_that_reached_the_engine_reads_as_done() throws InterruptedException {
        var sandbox = sandbox();

        kill(sandbox, new SandboxCommand.Simple(SandboxAction.DELETE), () -> engine.delete(sandbox.id()));
        reconcile();

        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile SUCCEEDED");
        assertThat(trail.rows().getLast().context().parent())
                .isEqualTo(trail.rows().getFirst().operation());
    }

    @Test
    void a_deletion_that_did_not_reach_the_engine_reads_as_not_done() throws InterruptedException {
        kill(sandbox(), new SandboxCommand.Simple(SandboxAction.DELETE), () -> {});

        reconcile();

        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile FAILED");
    }

    @Test
    void a_state_tells_of_a_pause() throws InterruptedException {
        var sandbox = sandbox();

        kill(sandbox, new SandboxCommand.Simple(SandboxAction.PAUSE), () -> engine.pause(sandbox.id()));
        reconcile();

        assertThat(trail.story()).containsExactly("INTENT pause", "EVENT reconcile SUCCEEDED");
    }

    @Test
    void values_tell_of_the_changes_that_replace_them() throws InterruptedException {
        var sandbox = sandbox();
        var patch = new MetadataPatch(Map.of("stage", "test"), Set.of());
        var end = Instant.now().plus(Duration.ofHours(3));

        kill(sandbox, new SandboxCommand.EditMetadata(patch), () -> engine.editMetadata(sandbox.id(), patch));
        kill(sandbox, new SandboxCommand.Renew(end), () -> {});
        reconcile();

        assertThat(trail.story())
                .containsExactly(
                        "INTENT edit-metadata", "INTENT renew", "EVENT reconcile SUCCEEDED", "EVENT reconcile FAILED");
    }

    @Test
    void an_engine_that_does_not_answer_is_asked_again() throws InterruptedException {
        kill(sandbox(), new SandboxCommand.Simple(SandboxAction.DELETE), () -> {});
        simulator.faults().on("*").status(503);
        reconcile();
        assertThat(trail.story()).containsExactly("INTENT delete");
        simulator.faults().clear();

        reconcile();

        assertThat(trail.story()).containsExactly("INTENT delete", "EVENT reconcile FAILED");
    }

    @Test
    void what_leaves_no_trace_in_a_sandbox_reads_unknown() throws InterruptedException {
        kill(sandbox(), new SandboxCommand.TakeSnapshot("before"), () -> {});

        reconcile();

        assertThat(trail.story()).containsExactly("INTENT snapshot", "EVENT reconcile UNCLEAR");
    }

    private Sandbox sandbox() {
        return engine.create(LifecycleFixture.spec(Map.of(ReservedMetadata.REQUEST, ReservedMetadata.newRequest())));
    }

    /// Lets an attempt do `work` and never return, as one whose console was killed.
    private void kill(Sandbox sandbox, SandboxCommand command, Runnable work) throws InterruptedException {
        var action = command.action();
        var operation = SandboxAccess.operation(action.word(), action.permission(), sandbox)
                .changing(SandboxFields.changes(sandbox, command));
        var done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> guard.call(admin, operation, () -> {
            work.run();
            done.countDown();
            throw forever();
        }));
        done.await();
    }

    private IllegalStateException forever() {
        try {
            never.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("The test has ended.");
    }

    private void reconcile() {
        TestConsole.passTerm(trail.database(), "intents");
        Reconcilers.on(trail, new EngineIntentCheck(connections), LATER).run();
    }
}
