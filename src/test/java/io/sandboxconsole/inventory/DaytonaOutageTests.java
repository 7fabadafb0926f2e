package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.daytona.DaytonaFactories;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.testing.ManualScheduler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests the view of a Daytona server's faults: the last known rows, their age and the cause, without any restart.
class DaytonaOutageTests {

    private static final ConnectionId DAY = new ConnectionId("day");

    private static final String KEY = "sim-daytona-key";

    private static final Actor ANYBODY = TestInventory.person("ann");

    private static final Query ALL = Query.newest(SandboxFilter.EVERYTHING, 500);

    private static final int FLEET = 120;

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    private final SettableTime time = new SettableTime();

    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), time);

    private final DaytonaSimulation daytona = simulator.daytona();

    private final List<Sandbox> appeared = new ArrayList<>();

    private final List<Sandbox> gone = new ArrayList<>();

    private boolean silent;

    private final ManualScheduler scheduler = new ManualScheduler(time);

    private final ChangeFeed feed = new ChangeFeed(Runnable::run, scheduler, time);

    private final Fleet fleet = new Fleet(feed::publish, time);

    private final Synchroniser synchroniser = new InventoryAssembly(
                    new InventoryProperties(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(20),
                            5,
                            2,
                            20),
                    feed,
                    scheduler,
                    time,
                    RandomGenerator.getDefault())
            .synchroniser(
                    new Connection(DAY, "Daytona", "daytona.example.test", provider()),
                    fleet,
                    new CreatorLookup(rows -> rows, fleet));

    private final Inventory inventory = new Inventory(
            fleet,
            new Synchronisers(List.of(synchroniser), scheduler),
            feed,
            _ -> new AccessScope(true, Set.of(), null),
            time,
            () -> LockView.NONE);

    /// Gives up soon while the engine is silent.
    private SandboxProvider provider() {
        Clock clock = time.withZone(ZoneOffset.UTC);
        var settings = new ConnectionSettings(DAY, "Daytona", "daytona", daytona.api(), KEY, "nobody", null, null);
        SandboxProvider patient = DaytonaFactories.hasty(clock).connect(settings);
        SandboxProvider impatient = DaytonaFactories.impatient(clock).connect(settings);
        return (SandboxProvider) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SandboxProvider.class}, (_, method, arguments) -> {
                    try {
                        return method.invoke(silent ? impatient : patient, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    @BeforeEach
    void populate() {
        IntStream.range(0, FLEET)
                .mapToObj(number -> DaytonaSandbox.started("swift-" + number, daytona.organization(), time.instant()))
                .forEach(daytona.fleet()::add);
        synchroniser.round();
        feed.subscribe(change -> {
            appeared.addAll(change.appeared());
            gone.addAll(change.gone());
        });
        assertThat(shown()).hasSize(FLEET);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private List<Sandbox> shown() {
        return inventory.page(ANYBODY, ALL).rows();
    }

    private ConnectionHealth health() {
        return inventory.health().getFirst();
    }

    private void nextRound() {
        time.pass(synchroniser.dueIn().isPositive() ? synchroniser.dueIn() : Duration.ZERO);
        synchroniser.round();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "500",
                        Status.UNREACHABLE,
                        "A scripted fault",
                        faults -> faults.on("*").status(500)),
                fault(
                        "503",
                        Status.UNREACHABLE,
                        "A scripted fault",
                        faults -> faults.on("*").status(503)),
                fault(
                        "429",
                        Status.RATE_LIMITED,
                        "Try again in 45 seconds",
                        faults -> faults.on("*").rateLimited(45)),
                fault(
                        "dropped",
                        Status.UNREACHABLE,
                        "connection",
                        faults -> faults.on("*").reset()),
                fault(
                        "cut",
                        Status.UNREACHABLE,
                        "connection broke",
                        faults -> faults.on("*").truncated()),
                fault(
                        "garbage",
                        Status.UNREACHABLE,
                        "not readable JSON",
                        faults -> faults.on("*").garbage()),
                fault(
                        "page",
                        Status.MISCONFIGURED,
                        "address",
                        faults -> faults.on("*").answer(200, HTML, "<h1>x</h1>")),
                fault(
                        "502 page",
                        Status.UNREACHABLE,
                        "status 502",
                        faults -> faults.on("*").answer(502, HTML, "<h1>x</h1>")),
                fault(
                        "empty",
                        Status.UNREACHABLE,
                        "leaves out",
                        faults -> faults.on("GET /sandbox").emptyList()),
                fault(
                        "halved",
                        Status.UNREACHABLE,
                        "leaves out",
                        faults -> faults.on("GET /sandbox").halvedList()));
    }

    private static Arguments fault(String name, Status status, String words, Consumer<Faults> script) {
        return Arguments.argumentSet(name, status, words, script);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_leaves_what_was_known_with_its_age_and_a_sentence_until_it_is_over(
            Status status, String words, Consumer<Faults> script) {
        assertLeavesWhatWasKnown(status, words, script);
    }

    @Test
    void silence_leaves_what_was_known_with_its_age_and_a_sentence_until_it_is_over() {
        assertLeavesWhatWasKnown(Status.UNREACHABLE, "did not answer", faults -> {
            silent = true;
            faults.on("*").stall();
        });
    }

    private void assertLeavesWhatWasKnown(Status status, String words, Consumer<Faults> script) {
        List<Sandbox> before = shown();
        Instant good = health().dataAsOf();

        script.accept(daytona.faults());
        nextRound();
        nextRound();

        assertThat(health().status()).isEqualTo(status);
        assertThat(health().message().toString()).contains(words).doesNotContain("<", "{", "Exception");
        assertThat(health().dataAsOf()).isEqualTo(good).isBefore(time.instant());
        assertThat(shown().equals(before)).isTrue();
        assertThat(gone).isEmpty();

        silent = false;
        daytona.faults().clear();
        nextRound();

        assertThat(health().status()).isEqualTo(Status.UP);
        assertThat(health().dataAsOf()).isEqualTo(time.instant());
        assertThat(shown().equals(before)).isTrue();
        assertThat(gone).isEmpty();
        assertThat(appeared).isEmpty();
    }

    @Test
    void a_rotated_key_is_told_is_not_tried_in_vain_and_works_again_when_it_is_right_again() {
        Instant good = health().dataAsOf();
        daytona.acceptKey("another-key");
        nextRound();
        long asked = daytona.requests().count("GET /sandbox");

        nextRound();

        assertThat(health().status()).isEqualTo(Status.CREDENTIALS_REJECTED);
        assertThat(health().message().toString())
                .contains("rejects the configured key")
                .doesNotContain(KEY);
        assertThat(health().dataAsOf()).isEqualTo(good);
        assertThat(daytona.requests().count("GET /sandbox")).isEqualTo(asked);
        assertThat(shown()).hasSize(FLEET);

        daytona.acceptKey(KEY);
        nextRound();

        assertThat(health().status()).isEqualTo(Status.UP);
        assertThat(gone).isEmpty();
    }

    @Test
    void an_engine_that_asks_for_patience_is_not_asked_before_its_time_by_anybody() {
        daytona.behaviour().limit("authenticated", 1, 90);
        // Another client of the organization uses the limit up.
        provider().find(shown().getFirst().id());
        nextRound();

        inventory.refresh(DAY);

        assertThat(health().status()).isEqualTo(Status.RATE_LIMITED);
        assertThat(synchroniser.dueIn()).isGreaterThan(Duration.ofSeconds(60));
    }

    @Test
    void a_flapping_listing_lets_one_sandbox_go_once_and_keeps_all_others() {
        daytona.behaviour().turn(Switch.FLAPPING_LISTS, true);
        SandboxId leaving = shown().getFirst().id();
        provider().delete(leaving);

        for (int round = 0; round < 60; round++) {
            time.pass(Duration.ofMillis(200));
            synchroniser.round();
            assertThat(health().status()).isEqualTo(Status.UP);
        }

        assertThat(gone).extracting(Sandbox::id).containsExactly(leaving);
        assertThat(appeared).isEmpty();
        assertThat(shown()).hasSize(FLEET - 1);
    }

    @Test
    void what_half_a_listing_leaves_out_of_a_small_fleet_stays_and_stays_fresh() {
        for (SandboxId id : shown().stream().skip(61).map(Sandbox::id).toList()) {
            daytona.fleet().remove(id.value());
        }
        nextRound();
        gone.clear();
        daytona.faults().on("GET /sandbox").halvedList();

        nextRound();

        assertThat(shown()).hasSize(61);
        assertThat(health().status()).isEqualTo(Status.UP);
        assertThat(gone).isEmpty();
    }

    @Test
    void an_empty_listing_of_a_fleet_that_is_really_gone_is_believed_only_after_two_more() {
        daytona.fleet().ids().forEach(daytona.fleet()::remove);

        nextRound();
        Status first = health().status();
        int kept = shown().size();
        nextRound();
        nextRound();

        assertThat(first).isEqualTo(Status.SUSPICIOUS);
        assertThat(kept).isEqualTo(FLEET);
        assertThat(health().status()).isEqualTo(Status.UP);
        assertThat(shown()).isEmpty();
        assertThat(gone).hasSize(FLEET);
    }
}
