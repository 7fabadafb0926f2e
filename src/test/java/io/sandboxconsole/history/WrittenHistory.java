package io.sandboxconsole.history;

import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.inventory.InventoryChange.Sightings;
import io.sandboxconsole.inventory.SettableTime;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.attribution.EngineBooks;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// A console that writes the history of one connection, and what it has written. The test tells what the inventory
/// sees, moves the clock, and runs each round.
final class WrittenHistory {

    static final int CAPACITY = 50;

    private final StoppableDataSource database;

    private final ConnectionId connection;

    private final SettableTime time;

    private final HistoryProperties properties;

    private final TestTrail trail;

    private final EngineBooks books;

    private final SandboxFields codec = new SandboxFields();

    private final LifeRepository lives;

    private Leadership leadership;

    private HistoryWriter writer;

    private @Nullable Instant listed;

    WrittenHistory(StoppableDataSource database, ConnectionId connection) {
        this(database, connection, new SettableTime());
    }

    WrittenHistory(StoppableDataSource database, ConnectionId connection, SettableTime time) {
        this(database, connection, time, 10, CAPACITY);
    }

    WrittenHistory(StoppableDataSource database, ConnectionId connection, SettableTime time, int batch, int capacity) {
        this.properties = TestHistoryProperties.of(batch, capacity);
        this.database = database;
        this.connection = connection;
        this.time = time;
        this.trail = TestTrail.on(database);
        this.books = EngineBooks.in(database, time.withZone(ZoneOffset.UTC));
        this.lives = new LifeRepository(JdbcClient.create(database), new NamedParameterJdbcTemplate(database), codec);
        this.leadership = TestConsole.on(database);
        this.writer = start();
        round();
    }

    /// Another console on the same database, with the same clock.
    WrittenHistory another() {
        return new WrittenHistory(database, connection, time);
    }

    /// Stops this console as `kill -9` does, and starts another, which knows nothing.
    void restart() {
        die();
        leadership = TestConsole.on(database);
        writer = start();
    }

    /// Stops renewing, and lets the term pass.
    void die() {
        database.start();
        database.loseTheAnswerAfter(-1);
        TestConsole.passTerm(database, name());
    }

    private String name() {
        return "history/" + connection.value();
    }

    private HistoryWriter start() {
        listed = null;
        return new HistoryWriter(
                connection,
                leadership.of(name()),
                new HistoryWriter.Parts(
                        lives,
                        new WatchLog(JdbcClient.create(database)),
                        new EndEvidence(trail.trail(), books.acts(), properties),
                        codec,
                        properties,
                        time));
    }

    StoppableDataSource database() {
        return database;
    }

    AuditTrail trail() {
        return trail.trail();
    }

    Instant now() {
        return time.instant();
    }

    void advance(Duration duration) {
        time.pass(duration);
    }

    void act(EngineAct act) {
        books.acts().keep(connection, List.of(act));
    }

    EngineBooks books() {
        return books;
    }

    /// Takes news of a real inventory.
    void take(InventoryChange change) {
        writer.changed(change);
    }

    /// Runs a round, with the time of a real inventory's last complete listing.
    void round(Optional<Instant> listing) {
        writer.round(listing.orElse(null));
    }

    int waiting() {
        return writer.waiting();
    }

    void appears(Sandbox sandbox) {
        tell(List.of(sandbox), List.of(), List.of(), Set.of());
    }

    void changes(Sandbox before, Sandbox after) {
        tell(List.of(), List.of(new Difference(before, after)), List.of(), Set.of());
    }

    void readAsGone(Sandbox last) {
        tell(List.of(), List.of(), List.of(last), Set.of(last.id()));
    }

    void missedByListing(Sandbox last) {
        tell(List.of(), List.of(), List.of(last), Set.of());
    }

    private void tell(List<Sandbox> appeared, List<Difference> changed, List<Sandbox> gone, Set<SandboxId> alone) {
        time.pass(Duration.ofSeconds(1));
        Map<SandboxId, Instant> seen =
                gone.isEmpty() ? Map.of() : Map.of(gone.getFirst().id(), now().minusSeconds(5));
        writer.changed(new InventoryChange(1, appeared, changed, gone, new Sightings(now(), alone, seen)));
    }

    void round() {
        writer.round(listed);
    }

    /// A complete listing has been read, and then a round.
    void listedAndRound() {
        time.pass(Duration.ofSeconds(5));
        listed = now();
        time.pass(Duration.ofSeconds(1));
        round();
    }

    void roundThatMayFail() {
        try {
            round();
        } catch (DataAccessException | TransactionException failure) {
            // What the test provokes.
        }
    }

    boolean known(Sandbox sandbox) {
        return stored(sandbox) != null;
    }

    boolean ended(Sandbox sandbox) {
        return life(sandbox).end() != null;
    }

    End end(Sandbox sandbox) {
        return Objects.requireNonNull(life(sandbox).end());
    }

    Sandbox sandbox(Sandbox sandbox) {
        return life(sandbox).sandbox(codec);
    }

    List<HistoryEvent> events(Sandbox sandbox) {
        return events(sandbox.id(), Objects.requireNonNull(life(sandbox).no()));
    }

    /// The events of each sandbox that was ever seen.
    List<List<HistoryEvent>> all() {
        return JdbcClient.create(database)
                .sql("select no, sandbox from history_sandbox")
                .query((row, _) -> events(new SandboxId(connection, row.getString("sandbox")), row.getLong("no")))
                .list();
    }

    private List<HistoryEvent> events(SandboxId id, long no) {
        return new LifeEvents(JdbcClient.create(database), new NamedParameterJdbcTemplate(database))
                .of(Map.of(no, id))
                .getOrDefault(no, List.of());
    }

    int rows(String table) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    /// Removes the rows of a table up to a number.
    void delete(String table, long upTo) {
        JdbcClient.create(database)
                .sql("delete from " + table + " where no <= ?")
                .param(upTo)
                .update();
    }

    /// Puts all fields into the one column that held them before version 19.
    void writeAsEarlierVersion(Sandbox sandbox) {
        JdbcClient.create(database)
                .sql("update history_sandbox set fields = ?")
                .param(StoredValues.written(life(sandbox).fields()))
                .update();
    }

    private StoredLife life(Sandbox sandbox) {
        return Objects.requireNonNull(stored(sandbox), () -> sandbox.id() + " is not in the history.");
    }

    private @Nullable StoredLife stored(Sandbox sandbox) {
        return lives.read(connection, List.of(sandbox.id())).get(sandbox.id());
    }
}
