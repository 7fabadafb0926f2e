package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScreenReadsTests {

    private Instant now = LifecycleFixture.NOW;

    private final ScreenReads reads = new ScreenReads(() -> now);

    private final SandboxId id = LifecycleFixture.BUILD;

    private final LifecycleFixture lifecycleFixture =
            new LifecycleFixture(TestTrail.create(), UnaryOperator.identity());

    private final SandboxService service = lifecycleFixture.service;

    private final AtomicInteger engineCalls = new AtomicInteger();

    @Test
    void eleven_pages_that_read_the_same_at_once_make_one_call() throws Exception {
        var begun = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var calls = new AtomicInteger();

        List<CompletableFuture<String>> pages = IntStream.range(0, 11)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> reads.of(id, "snapshots", () -> {
                            calls.incrementAndGet();
                            begun.countDown();
                            await(answered);
                            return "two";
                        }),
                        Thread::startVirtualThread))
                .toList();
        begun.await();
        answered.countDown();

        for (var page : pages) {
            assertThat(page.get()).isEqualTo("two");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void what_was_read_counts_for_a_moment_and_no_longer() {
        var calls = new AtomicInteger();

        reads.of(id, "logs", calls::incrementAndGet);
        now = now.plus(ScreenReads.MOMENT).minusMillis(1);
        int within = reads.of(id, "logs", calls::incrementAndGet);
        now = now.plusMillis(2);
        int after = reads.of(id, "logs", calls::incrementAndGet);

        assertThat(within).isEqualTo(1);
        assertThat(after).isEqualTo(2);
    }

    @Test
    void other_sandboxes_other_connections_and_other_kinds_are_read_for_themselves() {
        reads.of(id, "logs", () -> "one");

        assertThat(reads.of(id, "events", () -> "two")).isEqualTo("two");
        assertThat(reads.of(new SandboxId(id.connection(), "sb-2"), "logs", () -> "three"))
                .isEqualTo("three");
    }

    @Test
    void a_failure_is_told_to_those_who_wait_and_kept_no_longer() throws Exception {
        var begun = new CountDownLatch(1);
        var failed = new CountDownLatch(1);
        var down = new ProviderException.Unavailable(id.connection(), Message.quoted("it is down."), Answer.NONE, null);
        var first = CompletableFuture.supplyAsync(
                () -> reads.of(id, "logs", () -> {
                    begun.countDown();
                    await(failed);
                    throw down;
                }),
                Thread::startVirtualThread);
        begun.await();
        failed.countDown();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(first::get)
                .withCause(down);
        assertThat(reads.of(id, "logs", () -> "back")).isEqualTo("back");
    }

    @Test
    void after_a_change_even_a_read_that_is_underway_is_not_shared() throws Exception {
        var begun = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var old = CompletableFuture.supplyAsync(
                () -> reads.of(id, "logs", () -> {
                    begun.countDown();
                    await(answered);
                    return "old";
                }),
                Thread::startVirtualThread);
        begun.await();

        reads.forget(id);
        String fresh = reads.of(id, "logs", () -> "new");
        answered.countDown();

        assertThat(fresh).isEqualTo("new");
        assertThat(old.get()).isEqualTo("old");
        assertThat(reads.of(id, "logs", () -> "newer")).isEqualTo("new");
    }

    @Test
    void screens_of_one_moment_share_the_engines_answers() {
        lifecycleFixture.engine.beforeEachCall(engineCalls::incrementAndGet);

        for (int page = 0; page < 5; page++) {
            service.read(lifecycleFixture.viewer, id);
            service.snapshots(lifecycleFixture.viewer, id);
            service.diagnostics(lifecycleFixture.viewer, id, Diagnostics.Kind.LOGS);
            service.endpoint(lifecycleFixture.operator, id, new EndpointRequest(8080, false, null));
        }

        assertThat(engineCalls).hasValue(4);
    }

    @Test
    void each_actor_is_checked_though_the_answer_is_shared() {
        service.snapshots(lifecycleFixture.operator, id);
        service.endpoint(lifecycleFixture.operator, id, new EndpointRequest(8080, false, null));

        assertThatThrownBy(() -> service.read(lifecycleFixture.stranger, id)).isInstanceOf(SandboxNotFound.class);
        assertThatThrownBy(() -> service.snapshots(lifecycleFixture.stranger, id))
                .isInstanceOf(SandboxNotFound.class);
        Actor auditor = Actors.person("aud", Role.AUDITOR);
        assertThatThrownBy(() -> service.endpoint(auditor, id, new EndpointRequest(8080, false, null)))
                .isInstanceOfAny(AccessDenied.class, SandboxNotFound.class);
    }

    @Test
    void the_read_that_decides_a_change_is_never_shared() {
        service.read(lifecycleFixture.operator, id);
        lifecycleFixture.engine.with(LifecycleFixture.sandbox(id, Kind.RUNNING, "other", "bob"));

        assertThatThrownBy(() ->
                        service.perform(lifecycleFixture.operator, id, new SandboxCommand.Simple(SandboxAction.PAUSE)))
                .isInstanceOf(SandboxNotFound.class);
    }

    @Test
    void a_revealed_endpoint_is_read_and_recorded_each_time() {
        List<String> story = new ArrayList<>();
        lifecycleFixture.engine.beforeEachCall(engineCalls::incrementAndGet);

        service.revealEndpoint(lifecycleFixture.operator, id, new EndpointRequest(8080, false, null));
        service.revealEndpoint(lifecycleFixture.operator, id, new EndpointRequest(8080, false, null));
        story.addAll(lifecycleFixture.trail.story());

        assertThat(engineCalls).hasValue(4);
        assertThat(story).filteredOn(row -> row.startsWith("INTENT")).hasSize(2);
    }

    @Test
    void after_a_change_the_screens_see_it_at_once() {
        service.read(lifecycleFixture.operator, id);

        service.perform(lifecycleFixture.operator, id, new SandboxCommand.Simple(SandboxAction.PAUSE));

        assertThat(service.read(lifecycleFixture.operator, id).state().kind()).isEqualTo(Kind.PAUSED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
