package io.sandboxconsole.history.lastwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.history.lastwords.LastWords.Words;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.inventory.InventoryChange.Sightings;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.opensandbox.OpenSandboxFactories;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The engine of these tests is called over HTTP.
@ParameterizedClass
@EnumSource(Databases.class)
class LastWordsReaderTests {

    private static final ConnectionId PROD = new ConnectionId("prod");

    private static final String LOGS = "GET /sandboxes/{id}/diagnostics/logs";

    private static final String EVENTS = "GET /sandboxes/{id}/diagnostics/events";

    private final TestClock clock = new TestClock();

    private final Simulator simulator =
            Simulator.start(SimulatorSettings.forTests().withScopedDiagnostics());

    private final SandboxProvider provider = OpenSandboxFactories.hasty()
            .connect(new ConnectionSettings(
                    PROD,
                    "Prod",
                    "opensandbox",
                    simulator.openSandbox(),
                    SimulatorSettings.forTests().key(),
                    "nobody",
                    null,
                    null));

    private final StoppableDataSource database;

    private final LastWordsRepository repository;

    private final Leadership leadership;

    private final LastWordsReader reader;

    LastWordsReaderTests(Databases databases) {
        this.database = databases.migrated();
        this.repository = new LastWordsRepository(JdbcClient.create(database));
        this.leadership = TestConsole.on(database);
        this.reader = reader(leadership, provider::diagnostics);
    }

    private LastWordsReader reader(Leadership leads, LastWordsReader.Engine engine) {
        return new LastWordsReader(PROD, leads.of("last-words/prod"), engine, repository, clock);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Sandbox running() {
        String id = simulator
                .fleet()
                .add(SimulatedSandbox.running("web", Instant.now().minusSeconds(60)));
        return provider.find(new SandboxId(PROD, id)).orElseThrow();
    }

    private Sandbox failed(Sandbox before) {
        simulator.fleet().end(before.id().value(), SimulatedEnd.OUT_OF_MEMORY);
        return provider.find(before.id()).orElseThrow();
    }

    private static InventoryChange change(List<Sandbox> appeared, List<Difference> changed) {
        return new InventoryChange(1, appeared, changed, List.of(), new Sightings(Instant.EPOCH, Set.of(), Map.of()));
    }

    private Optional<Words> words(SandboxId id) {
        JdbcClient jdbc = JdbcClient.create(database);
        return repository
                .readAt(id)
                .map(at -> jdbc.sql("select logs, events, truncated from history_last_words where sandbox = ?")
                        .param(id.value())
                        .query((row, _) -> new Words(
                                at, row.getString("logs"), row.getString("events"), row.getBoolean("truncated")))
                        .single());
    }

    @Test
    void a_sandbox_that_fails_leaves_its_last_log_lines_and_events() {
        Sandbox before = running();
        Sandbox after = failed(before);

        reader.changed(change(List.of(), List.of(new Difference(before, after))));
        reader.round();

        Words words = words(after.id()).orElseThrow();
        assertThat(words.logs()).contains("exited with code 137");
        assertThat(words.events()).contains("Normal create");
        assertThat(words.at()).isEqualTo(clock.instant());
    }

    @Test
    void one_that_is_found_failed_is_read_once_even_after_a_restart() {
        Sandbox found = failed(running());
        reader.changed(change(List.of(found), List.of()));
        reader.round();
        long asked = simulator.requests().count(LOGS);

        var restarted = reader(leadership, provider::diagnostics);
        restarted.changed(change(List.of(found), List.of()));
        restarted.round();

        assertThat(words(found.id())).isPresent();
        assertThat(simulator.requests().count(LOGS)).isEqualTo(asked);
    }

    @Test
    void one_that_fails_again_is_read_again() {
        Sandbox before = running();
        Sandbox after = failed(before);
        reader.changed(change(List.of(), List.of(new Difference(before, after))));
        reader.round();
        clock.advance(Duration.ofMinutes(5));

        reader.changed(change(List.of(), List.of(new Difference(before, after))));
        reader.round();

        assertThat(words(after.id()).orElseThrow().at()).isEqualTo(clock.instant());
    }

    @Test
    void one_that_runs_or_stays_failed_is_not_read() {
        Sandbox running = running();
        Sandbox failed = failed(running());

        reader.changed(change(List.of(running), List.of(new Difference(failed, failed))));

        assertThat(reader.waiting()).isZero();
    }

    @Test
    void a_round_asks_twice_and_a_round_without_failures_not_at_all() {
        Sandbox one = failed(running());
        Sandbox two = failed(running());
        reader.changed(change(List.of(one, two), List.of()));

        reader.round();

        assertThat(simulator.requests().count(LOGS)).isEqualTo(1);
        assertThat(simulator.requests().count(EVENTS)).isEqualTo(1);
        assertThat(words(two.id())).isPresent();
        assertThat(words(one.id())).isEmpty();
        reader.round();
        reader.round();
        assertThat(words(one.id())).isPresent();
        assertThat(simulator.requests().count(LOGS)).isEqualTo(2);
    }

    @Test
    void of_too_many_failures_the_newest_are_kept() {
        Sandbox failed = failed(running());
        for (int i = 0; i <= LastWordsReader.CAPACITY; i++) {
            reader.changed(change(List.of(with(failed, "sbx-" + i)), List.of()));
        }

        assertThat(reader.waiting()).isEqualTo(LastWordsReader.CAPACITY);
    }

    @Test
    void an_engine_that_does_not_answer_is_asked_again_and_not_for_ever() {
        Sandbox failed = failed(running());
        simulator.faults().on(LOGS).status(503);
        reader.changed(change(List.of(failed), List.of()));

        reader.round();
        assertThat(reader.waiting()).isEqualTo(1);
        reader.round();
        reader.round();

        assertThat(reader.waiting()).isZero();
        assertThat(words(failed.id())).isEmpty();
    }

    @Test
    void one_that_is_gone_leaves_nothing() {
        Sandbox failed = failed(running());
        simulator.fleet().end(failed.id().value(), SimulatedEnd.GONE);
        reader.changed(change(List.of(failed), List.of()));

        reader.round();

        assertThat(words(failed.id())).isEmpty();
        assertThat(reader.waiting()).isZero();
    }

    @Test
    void secrets_are_masked_and_the_end_is_kept_within_64_kilobytes() {
        String line =
                "connecting with password=canary-secret and token=canary-token to https://ci:canary-pw@example.org/ü\n";
        LastWordsReader.Engine talkative =
                (_, kind) -> new Diagnostics(line.repeat(3_000) + "the end of the " + kind + "\n", false, List.of());
        var wordy = reader(leadership, talkative);
        Sandbox failed = failed(running());
        wordy.changed(change(List.of(failed), List.of()));

        wordy.round();

        Words words = words(failed.id()).orElseThrow();
        assertThat(words.logs() + words.events()).doesNotContain("canary");
        assertThat(words.logs()).startsWith("connecting").endsWith("the end of the LOGS\n");
        assertThat(words.events()).endsWith("the end of the EVENTS\n");
        assertThat((words.logs() + words.events()).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(LastWordsReader.MOST_BYTES - 1_000, LastWordsReader.MOST_BYTES);
        assertThat(words.truncated()).isTrue();
    }

    @Test
    void characters_that_no_database_takes_are_replaced() {
        var odd = reader(leadership, (_, _) -> new Diagnostics("a\u0000b\ud800c", false, List.of()));
        Sandbox failed = failed(running());
        odd.changed(change(List.of(failed), List.of()));

        odd.round();

        assertThat(words(failed.id()).orElseThrow().logs()).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void only_one_of_two_consoles_reads() {
        Sandbox failed = failed(running());
        leadership.of("last-words/prod").tryAcquireOrRenew();
        var other = reader(TestConsole.on(database), provider::diagnostics);
        other.changed(change(List.of(failed), List.of()));

        other.round();

        assertThat(words(failed.id())).isEmpty();
        assertThat(simulator.requests().count(LOGS)).isZero();
    }

    private static Sandbox with(Sandbox sandbox, String id) {
        return new Sandbox(
                new SandboxId(PROD, id),
                sandbox.status(),
                sandbox.creator(),
                sandbox.owner(),
                sandbox.team(),
                sandbox.source(),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                sandbox.entrypoint(),
                sandbox.platform(),
                sandbox.metadata());
    }
}
