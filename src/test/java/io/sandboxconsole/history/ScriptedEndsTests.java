package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.daytona.DaytonaFactories;
import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.inventory.EngineInventory;
import io.sandboxconsole.inventory.SettableTime;
import io.sandboxconsole.opensandbox.OpenSandboxFactories;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.engine.ControlledFleet;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import io.sandboxconsole.testing.Databases;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The ways in which a sandbox ends, on both engines over HTTP: the right cause, or the honest weaker one, and it stays
/// after a restart of the console, when the engine knows nothing any more.
class ScriptedEndsTests {

    private static final ConnectionId ID = new ConnectionId("sim");

    private static final int OTHERS = 24;

    private final SettableTime time = new SettableTime();

    private Simulator simulator = Simulator.start(SimulatorSettings.forTests(), time);

    private final WrittenHistory history = new WrittenHistory(Databases.H2.migrated(), ID, time);

    private Engine engine = Engine.OPENSANDBOX;

    private EngineInventory inventory = inventory();

    /// Whether the engine never answers: then the console gives up soon.
    private boolean silent;

    private enum Engine {
        OPENSANDBOX,
        DAYTONA
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void begin(Engine kind) {
        engine = kind;
        for (int i = 0; i < OTHERS; i++) {
            add("other-" + i);
        }
    }

    private SandboxId started(String name) {
        String id = add(name);
        restart();
        listed(2);
        return new SandboxId(ID, id);
    }

    private String add(String name) {
        return switch (engine) {
            case OPENSANDBOX -> simulator.fleet().add(SimulatedSandbox.running(name, time.instant()));
            case DAYTONA -> {
                var sandbox = DaytonaSandbox.started(name, simulator.daytona().organization(), time.instant());
                simulator.daytona().fleet().add(sandbox);
                yield sandbox.id();
            }
        };
    }

    private void restart() {
        history.restart();
        inventory = inventory();
        inventory.onChange(history::take);
    }

    private EngineInventory inventory() {
        return new EngineInventory(ID, provider(), history.books(), time);
    }

    private SandboxProvider provider() {
        Clock clock = time.withZone(ZoneOffset.UTC);
        return switch (engine) {
            case OPENSANDBOX ->
                (silent ? OpenSandboxFactories.impatient(clock) : OpenSandboxFactories.hasty(clock))
                        .connect(settings("opensandbox", simulator.openSandbox(), "sim-opensandbox-key"));
            case DAYTONA ->
                (silent ? DaytonaFactories.impatient(clock) : DaytonaFactories.hasty(clock))
                        .connect(settings("daytona", simulator.daytona().api(), "sim-daytona-key"));
        };
    }

    private static ConnectionSettings settings(String type, URI api, String key) {
        return new ConnectionSettings(ID, "Simulated", type, api, key, "nobody", null, null);
    }

    private ControlledFleet fleet() {
        return switch (engine) {
            case OPENSANDBOX -> simulator.fleet();
            case DAYTONA -> simulator.daytona().fleet();
        };
    }

    private Faults faults() {
        return switch (engine) {
            case OPENSANDBOX -> simulator.faults();
            case DAYTONA -> simulator.daytona().faults();
        };
    }

    /// Lists the engine so many times, with a round of the writer after each.
    private void listed(int times) {
        for (int i = 0; i < times; i++) {
            inventory.round();
            history.round(inventory.listed());
            time.pass(Duration.ofSeconds(1));
        }
    }

    /// Enough time for the engine's log to be read and the cause to be searched again.
    private void later() {
        for (int i = 0; i < 8; i++) {
            time.pass(Duration.ofSeconds(20));
            listed(1);
        }
    }

    private Sandbox known(SandboxId id) {
        return inventory
                .inventory()
                .rows(
                        io.sandboxconsole.inventory.TestInventory.person("ann"),
                        io.sandboxconsole.sandbox.filter.SandboxFilter.EVERYTHING,
                        io.sandboxconsole.inventory.SortOrder.NEWEST_FIRST)
                .filter(sandbox -> sandbox.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The end, after the console has started again and the engine knows nothing of it.
    private End end(Sandbox sandbox) {
        restart();
        listed(3);
        return history.end(sandbox);
    }

    @ParameterizedTest
    @EnumSource
    void deleted_by_a_person_through_the_console(Engine kind) {
        assertThat(deletedBy(kind, "person").cause()).isEqualTo(Cause.DELETED_BY_PERSON);
    }

    @ParameterizedTest
    @EnumSource
    void deleted_by_a_key_through_the_console(Engine kind) {
        assertThat(deletedBy(kind, "key").cause()).isEqualTo(Cause.DELETED_BY_KEY);
    }

    private End deletedBy(Engine kind, String actor) {
        begin(kind);
        var id = started("web");
        var sandbox = known(id);
        var operation = UUID.randomUUID();
        var who = new Who("olga", "Olga", actor, "console", null);
        var what = new What(ID.value(), id.value(), null, null, null);
        history.trail()
                .append(List.of(new AuditEvent(time.instant(), operation, Phase.INTENT, who, "delete", what, null)));
        provider().delete(id);
        history.trail()
                .append(List.of(new AuditEvent(
                        time.instant(),
                        operation,
                        Phase.OUTCOME,
                        who,
                        "delete",
                        what,
                        new Ending(Result.SUCCEEDED, "", "", null))));
        later();
        End end = end(sandbox);
        assertThat(end.by()).isEqualTo("Olga");
        assertThat(end.operation()).isEqualTo(operation);
        return end;
    }

    @Test
    void deleted_elsewhere_where_the_engine_keeps_a_log() {
        begin(Engine.DAYTONA);
        var id = started("web");
        var sandbox = known(id);
        simulator.daytona().fleet().end(id.value(), SimulatedEnd.DELETED);
        later();

        End end = end(sandbox);
        assertThat(end.cause()).isEqualTo(Cause.DELETED_ELSEWHERE);
        assertThat(end.by()).isEqualTo("jonas@acme.example");
        assertThat(end.entry()).isNotNull();
    }

    @Test
    void deleted_elsewhere_where_the_engine_keeps_none() {
        begin(Engine.OPENSANDBOX);
        var id = started("web");
        var sandbox = known(id);
        fleet().end(id.value(), SimulatedEnd.DELETED);
        listed(3);

        assertThat(end(sandbox).cause()).isEqualTo(Cause.GONE);
    }

    @Test
    void a_log_that_is_late_completes_the_cause_afterwards() {
        begin(Engine.DAYTONA);
        simulator.daytona().behaviour().auditLag(Duration.ofMinutes(5));
        var id = started("web");
        var sandbox = known(id);
        simulator.daytona().fleet().deleteAs("aiko", id.value());
        later();
        assertThat(history.end(sandbox).cause()).isEqualTo(Cause.GONE);

        later();
        later();
        later();

        assertThat(end(sandbox).cause()).isEqualTo(Cause.DELETED_ELSEWHERE);
        assertThat(history.events(sandbox).getLast().kind()).isEqualTo(Kind.CAUSE_FOUND);
    }

    @Test
    void expired_by_the_engines_clock() {
        begin(Engine.OPENSANDBOX);
        var id = started("web");
        simulator
                .fleet()
                .change(id.value(), known -> known.withExpiry(time.instant().plusSeconds(30)));
        listed(1);
        var sandbox = known(id);
        listed(6);

        End end = end(sandbox);
        assertThat(end.cause()).isEqualTo(Cause.EXPIRED);
        assertThat(end.at()).isEqualTo(sandbox.expiresAt());
    }

    @Test
    void stopped_and_deleted_by_the_engines_own_interval() {
        begin(Engine.DAYTONA);
        simulator.daytona().behaviour().turn(Switch.AUDIT_OWN_ACTS, true);
        var id = started("web");
        simulator
                .daytona()
                .fleet()
                .change(
                        id.value(),
                        known -> known.withIntervals(new DaytonaSandbox.Intervals(15, 10_080, 30, 0, null)));
        listed(1);
        var sandbox = known(id);
        for (int i = 0; i < 50; i++) {
            time.pass(Duration.ofMinutes(1));
            listed(1);
        }
        later();

        assertThat(end(sandbox).cause()).isEqualTo(Cause.AUTO_DELETED);
    }

    @ParameterizedTest
    @EnumSource
    void failed_and_then_gone(Engine kind) {
        begin(kind);
        var id = started("web");
        fleet().end(id.value(), SimulatedEnd.FAILED);
        listed(1);
        var sandbox = known(id);
        fleet().end(id.value(), SimulatedEnd.GONE);
        later();

        assertThat(end(sandbox).cause()).isEqualTo(Cause.FAILED);
        assertThat(history.sandbox(sandbox).status().message())
                .isEqualTo(sandbox.status().message())
                .isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void out_of_memory_and_then_gone(Engine kind) {
        begin(kind);
        var id = started("web");
        fleet().end(id.value(), SimulatedEnd.OUT_OF_MEMORY);
        listed(1);
        var sandbox = known(id);
        fleet().end(id.value(), SimulatedEnd.GONE);
        later();

        // Daytona finds it stopped, and tells no more.
        assertThat(end(sandbox).cause()).isEqualTo(kind == Engine.DAYTONA ? Cause.GONE : Cause.FAILED);
    }

    @Test
    void evicted_where_the_engine_says_so() {
        begin(Engine.DAYTONA);
        simulator.daytona().behaviour().version("0.205.1");
        var id = started("web");
        var sandbox = known(id);
        fleet().end(id.value(), SimulatedEnd.EVICTED);
        later();

        assertThat(end(sandbox).cause()).isEqualTo(Cause.EVICTED);
    }

    @ParameterizedTest
    @EnumSource
    void an_engine_that_lost_its_database(Engine kind) {
        begin(kind);
        var id = started("web");
        var sandbox = known(id);
        fleet().resize(0);
        listed(2);
        assertThat(history.ended(sandbox)).isFalse();
        later();

        assertThat(end(sandbox).cause()).isIn(Cause.GONE, Cause.GONE_UNWATCHED);
    }

    @ParameterizedTest
    @EnumSource
    void gone_while_the_console_was_down(Engine kind) {
        begin(kind);
        var id = started("web");
        var sandbox = known(id);
        fleet().end(id.value(), SimulatedEnd.GONE);
        time.pass(Duration.ofMinutes(30));

        End end = end(sandbox);
        assertThat(end.cause()).isEqualTo(Cause.GONE_UNWATCHED);
        assertThat(Duration.between(end.lastSeen(), end.at()))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(32));
    }

    @ParameterizedTest
    @EnumSource
    void gone_while_the_engine_did_not_answer(Engine kind) {
        begin(kind);
        var id = started("web");
        var sandbox = known(id);
        faults().on("*").status(500);
        listed(5);
        fleet().end(id.value(), SimulatedEnd.GONE);
        listed(5);
        assertThat(history.ended(sandbox)).isFalse();
        faults().clear();
        listed(3);

        assertThat(end(sandbox).cause()).isEqualTo(Cause.GONE_UNWATCHED);
    }

    @ParameterizedTest
    @EnumSource
    void one_that_comes_back_has_one_life(Engine kind) {
        begin(kind);
        var id = started("web");
        var sandbox = known(id);
        Runnable back = comesBack(id);
        fleet().end(id.value(), SimulatedEnd.GONE);
        listed(3);
        assertThat(history.ended(sandbox)).isTrue();
        back.run();
        listed(2);

        assertThat(history.ended(sandbox)).isFalse();
        assertThat(history.events(sandbox)).extracting(HistoryEvent::kind).contains(Kind.ENDED, Kind.RETURNED);
    }

    private Runnable comesBack(SandboxId id) {
        return switch (engine) {
            case OPENSANDBOX -> {
                var sandbox = simulator.fleet().find(id.value()).orElseThrow();
                yield () -> simulator.fleet().add(sandbox);
            }
            case DAYTONA -> {
                var sandbox = simulator.daytona().fleet().find(id.value()).orElseThrow();
                yield () -> simulator.daytona().fleet().add(sandbox);
            }
        };
    }

    static Stream<Arguments> faults(Engine kind) {
        String list = kind == Engine.DAYTONA ? "GET /sandbox" : "GET /sandboxes";
        return Stream.of(
                fault(kind, "500", faults -> faults.on("*").status(500)),
                fault(kind, "503", faults -> faults.on("*").status(503)),
                fault(kind, "429", faults -> faults.on("*").rateLimited(1)),
                fault(kind, "dropped", faults -> faults.on("*").reset()),
                fault(kind, "cut", faults -> faults.on("*").truncated()),
                fault(kind, "garbage", faults -> faults.on("*").garbage()),
                fault(
                        kind,
                        "page",
                        faults -> faults.on("*")
                                .answer(200, java.util.Map.of("Content-Type", "text/html"), "<h1>x</h1>")),
                fault(kind, "401", faults -> faults.on("*").status(401)),
                fault(kind, "empty", faults -> faults.on(list).emptyList()),
                fault(kind, "halved", faults -> faults.on(list).halvedList()));
    }

    static Stream<Arguments> everyFault() {
        return Stream.of(Engine.values()).flatMap(ScriptedEndsTests::faults);
    }

    private static Arguments fault(Engine kind, String name, Consumer<Faults> script) {
        return Arguments.argumentSet(kind + " " + name, kind, script);
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void no_fault_of_an_engine_is_an_end(Engine kind, Consumer<Faults> script) {
        begin(kind);
        started("web");
        assertNoEnd(script);
    }

    @ParameterizedTest
    @EnumSource
    void no_silence_of_an_engine_is_an_end(Engine kind) {
        begin(kind);
        started("web");
        silent = true;
        restart();
        listed(2);
        assertNoEnd(faults -> faults.on("*").stall());
    }

    private void assertNoEnd(Consumer<Faults> script) {
        List<Integer> before = new ArrayList<>();
        history.all().forEach(events -> before.add(events.size()));

        script.accept(faults());
        listed(2);
        faults().clear();
        listed(3);

        assertThat(history.all())
                .hasSize(before.size())
                .allSatisfy(events ->
                        assertThat(events).extracting(HistoryEvent::kind).doesNotContain(Kind.ENDED, Kind.RETURNED));
    }
}
