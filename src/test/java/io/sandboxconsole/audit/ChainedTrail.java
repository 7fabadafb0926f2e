package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verifier;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.TestConsole;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// A console's trail with checkpoints of ten rows, a sink and an export, in a database of a test.
public final class ChainedTrail {

    public static final int ROWS_A_CHECKPOINT = 10;

    /// How long rows are kept.
    public static final Duration KEPT = Duration.ofDays(30);

    public final TestClock clock = new TestClock();

    public final SigningKey key = SigningKey.generate();

    public final JdbcClient sql;

    public final AuditTrail trail;

    public final AuditExport export;

    public final AuditRetention retention;

    public final ChainActs acts;

    /// What the sink got.
    public final List<String> sink = new ArrayList<>();

    private final DataSource database;

    private Leadership leadership;

    private AuditCheckpoints checkpoints;

    public ChainedTrail(DataSource database) {
        this.database = database;
        this.leadership = TestConsole.on(database);
        this.sql = JdbcClient.create(database);
        this.trail = new AuditTrail(new JdbcTemplate(database), new DataSourceTransactionManager(database), clock);
        this.export = new AuditExport(new JdbcTemplate(database), trail, clock);
        this.checkpoints = checkpoints(key, null);
        this.retention = retention(KEPT);
        this.acts =
                new ChainActs(new JdbcTemplate(database), new DataSourceTransactionManager(database), retention, clock);
    }

    /// Signs with another key from now on, as after a restart with other settings.
    public void changeKey(SigningKey to, @Nullable SigningKey previous) {
        TestConsole.passTerm(database, "audit");
        leadership = TestConsole.on(database);
        checkpoints = checkpoints(to, previous);
    }

    /// Creates the retention of a console that keeps rows for `kept`.
    public AuditRetention retention(@Nullable Duration kept) {
        return new AuditRetention(
                new JdbcTemplate(database),
                new DataSourceTransactionManager(database),
                checkpoints,
                new AuditRetentionProperties(kept),
                leadership,
                clock);
    }

    /// Creates the check of the rows in the database.
    public AuditIntegrity integrity() {
        return new AuditIntegrity(new JdbcTemplate(database), checkpoints, leadership, clock);
    }

    private AuditCheckpoints checkpoints(SigningKey with, @Nullable SigningKey previous) {
        var settings = new AuditProperties(
                with.pem(),
                Path.of("none"),
                previous == null ? null : previous.pem(),
                null,
                new AuditProperties.Checkpoints(Duration.ofMinutes(1), ROWS_A_CHECKPOINT, null, false));
        return new AuditCheckpoints(new JdbcTemplate(database), leadership, settings, clock, List.of(sink::add));
    }

    /// Appends attempts of two rows each, a second apart, and has each full checkpoint signed.
    public void write(int attempts) {
        for (int i = 0; i < attempts; i++) {
            clock.advance(Duration.ofSeconds(1));
            UUID operation = UUID.randomUUID();
            trail.append(List.of(event(operation, Phase.INTENT), event(operation, Phase.OUTCOME)));
            checkpoints.round();
        }
    }

    /// Appends as many attempts in few transactions, and has each full checkpoint signed.
    public void fill(int attempts) {
        int atOnce = ROWS_A_CHECKPOINT / 2;
        for (int done = 0; done < attempts; done += atOnce) {
            List<AuditEvent> events = new ArrayList<>();
            for (int i = 0; i < Math.min(atOnce, attempts - done); i++) {
                clock.advance(Duration.ofSeconds(1));
                UUID operation = UUID.randomUUID();
                events.add(event(operation, Phase.INTENT));
                events.add(event(operation, Phase.OUTCOME));
            }
            trail.append(events);
        }
        checkpoints.round();
    }

    /// Has all rows signed.
    public void sign() {
        checkpoints.signAll();
    }

    public void round() {
        checkpoints.round();
    }

    public AuditEvent event(UUID operation, Phase phase) {
        boolean ended = phase != Phase.INTENT;
        return new AuditEvent(
                clock.instant(),
                operation,
                phase,
                new Who("sub-1", "Ada Lovelace", "person", "console", "10.0.0.1"),
                "pause",
                new What("prod", "sb-" + operation, "build", "platform", "sub-1"),
                ended ? new Ending(Result.SUCCEEDED, "", "Done.", "req-1") : null,
                new Context(
                        "browser",
                        "Mozilla",
                        "r-1",
                        null,
                        null,
                        null,
                        null,
                        "stale",
                        ended ? List.of(new Change("state", "RUNNING", "PAUSED")) : List.of()));
    }

    /// Writes rows as an earlier version did, before the chain.
    public void writeBeforeTheChain(int rows) {
        IntStream.rangeClosed(1, rows)
                .forEach(number -> sql.sql("""
                insert into audit_event (id, at, operation, phase, actor_id, actor_name, actor_kind, door, action, code, detail)
                values (:id, current_timestamp, :operation, 'EVENT', 'bob', 'Bob', 'person', 'console', 'sign-in', '', '')
                """)
                        .param("id", number)
                        .param("operation", UUID.randomUUID())
                        .update());
    }

    public long last() {
        return sql.sql("select max(id) from audit_event").query(Long.class).single();
    }

    KeyList keys() {
        return KeyList.of(key.publicKey().pem());
    }

    /// Verifies an export of now, with keys from elsewhere and with the sink.
    public Report verify(Path folder) {
        return verify(folder, keys(), true);
    }

    public Report verify(Path folder, @Nullable KeyList keys, boolean withSink) {
        return verify(folder, keys, withSink, output -> export.writeAll(export.now(), output));
    }

    public Report verify(Path folder, @Nullable KeyList keys, boolean withSink, Consumer<OutputStream> exporter) {
        try {
            Path file = Files.createTempFile(folder, "export", ".jsonl");
            try (OutputStream output = Files.newOutputStream(file)) {
                exporter.accept(output);
            }
            return verify(file, folder, keys, withSink);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Report verify(Path export, Path folder, @Nullable KeyList keys, boolean withSink) throws IOException {
        Path checkpointFile = null;
        if (withSink) {
            checkpointFile = Files.createTempFile(folder, "checkpoints", ".jsonl");
            Files.write(checkpointFile, sink);
        }
        return new Verifier(keys, checkpointFile).verify(export);
    }
}
