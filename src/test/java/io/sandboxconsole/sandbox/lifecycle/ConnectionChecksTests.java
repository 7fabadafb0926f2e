package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.ConnectionProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture.FakeFactory;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// Tests who may check connections, the record of it in the audit trail, and how long the outcome is cached.
class ConnectionChecksTests {

    private static final ConnectionId PROD = new ConnectionId("prod");

    private final TestClock clock = new TestClock();

    private final TestTrail trail = TestTrail.create();

    private final FakeSandboxProvider engine = new FakeSandboxProvider(PROD, clock);

    private final ConnectionChecks connectionChecks =
            new ConnectionChecks(Guards.on(trail, clock), connections(), clock);

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final Actor operator = Actors.person("ada", Role.OPERATOR, "platform");

    private Connections connections() {
        var entry = new Entry(
                "fake", "Production", "http://engine", "canary-engine-key", null, null, null, Map.of(), Set.of());
        return new Connections(
                new ConnectionProperties(Map.of("prod", entry)),
                new MockEnvironment(),
                List.of(new FakeFactory("fake", engine)));
    }

    @Test
    void a_look_is_recorded_and_remembered() {
        ConnectionCheck connectionCheck = connectionChecks.check(admin, PROD);

        assertThat(connectionCheck).isInstanceOf(ConnectionCheck.Reported.class);
        assertThat(connectionChecks.latest(admin, PROD)).contains(connectionCheck);
        assertThat(trail.story()).containsExactly("INTENT examine-connection", "OUTCOME examine-connection SUCCEEDED");
    }

    @Test
    void a_report_is_kept_for_a_minute() {
        ConnectionCheck first = connectionChecks.check(admin, PROD);

        clock.advance(Duration.ofSeconds(59));
        assertThat(connectionChecks.check(admin, PROD)).isSameAs(first);
        assertThat(engine.asked()).containsExactly("examine");

        clock.advance(Duration.ofSeconds(1));
        assertThat(connectionChecks.check(admin, PROD)).isNotSameAs(first);
        assertThat(engine.asked()).containsExactly("examine", "examine");
    }

    @Test
    void two_people_at_the_same_time_ask_once() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        engine.beforeEachCall(() -> {
            asked.countDown();
            await(answer);
        });

        var first = CompletableFuture.supplyAsync(() -> connectionChecks.check(admin, PROD));
        asked.await();
        var second = CompletableFuture.supplyAsync(() -> connectionChecks.check(admin, PROD));
        answer.countDown();

        assertThat(second.get()).isSameAs(first.get());
        assertThat(engine.asked()).containsExactly("examine");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_failure_is_kept_only_for_those_who_ask_at_the_same_time() {
        engine.failOn("examine", new Unavailable(PROD, Message.quoted("nobody listens."), Answer.NONE, null));

        ConnectionCheck failed = connectionChecks.check(admin, PROD);
        assertThat(connectionChecks.check(admin, PROD)).isSameAs(failed);
        engine.recover();
        clock.advance(Duration.ofSeconds(5));
        ConnectionCheck repaired = connectionChecks.check(admin, PROD);

        assertThat(failed)
                .asInstanceOf(type(ConnectionCheck.Failed.class))
                .satisfies(failure -> assertThat(failure.failure())
                        .hasMessage("The engine “prod” is not available: nobody listens."));
        assertThat(repaired).isInstanceOf(ConnectionCheck.Reported.class);
        assertThat(trail.story().subList(0, 2))
                .containsExactly("INTENT examine-connection", "OUTCOME examine-connection FAILED");
    }

    @Test
    void whoever_may_not_read_about_connections_is_refused_recorded_and_told_nothing() {
        connectionChecks.check(admin, PROD);
        engine.forgetWhatWasAsked();

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> connectionChecks.check(operator, PROD));

        assertThat(connectionChecks.latest(operator, PROD)).isEmpty();
        assertThat(engine.asked()).isEmpty();
        assertThat(trail.story().getLast()).isEqualTo("OUTCOME examine-connection DENIED");
    }
}
