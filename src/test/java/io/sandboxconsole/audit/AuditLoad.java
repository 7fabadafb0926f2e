package io.sandboxconsole.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.export.ExportWriter;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.MerkleRoot;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verifier;
import io.sandboxconsole.database.DurableTransactions;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.testing.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The trail under load, for the benchmark: on a server that syncs to disk, as in production.
public final class AuditLoad implements AutoCloseable {

    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

    private static final String INSERT_UNCHAINED = RowColumns.INSERT.replace("into audit_event", "into unchained");

    private final @Nullable EmbeddedPostgres server;

    private final HikariDataSource pool = new HikariDataSource();

    private final AuditTrail trail;

    private final JdbcTemplate jdbc;

    private final TransactionTemplate transaction;

    private AuditLoad(@Nullable EmbeddedPostgres server, int connections) {
        this.server = server;
        pool.setMaximumPoolSize(connections);
        var transactions = new DurableTransactions(pool);
        this.jdbc = new JdbcTemplate(pool);
        this.transaction = new TransactionTemplate(transactions);
        this.trail = new AuditTrail(jdbc, transactions, CLOCK);
    }

    /// @param connections the size of the connection pool
    public static AuditLoad postgres(int connections) throws IOException {
        var server = Databases.postgres()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Databases.migrate(server.getPostgresDatabase());
        var load = new AuditLoad(server, connections);
        load.pool.setDataSource(server.getPostgresDatabase());
        load.prepare();
        return load;
    }

    /// @param folder holds the database
    public static AuditLoad h2(Path folder, int connections) {
        var load = new AuditLoad(null, connections);
        load.pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("bench")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        Databases.migrate(load.pool);
        load.prepare();
        return load;
    }

    /// The same table, columns, indexes and triggers without a chain: all that a row costs anyway is in both times.
    private void prepare() {
        if (server == null) {
            prepareH2();
        } else {
            jdbc.execute("create table unchained (like audit_event including all)");
            jdbc.execute("create trigger unchained_words before insert on unchained"
                    + " for each row execute function audit_event_words()");
        }
        jdbc.execute("create sequence unchained_number");
        trail.begin();
    }

    private void prepareH2() {
        jdbc.execute("create table unchained as select * from audit_event where 1 = 0");
        jdbc.execute("create unique index unchained_id on unchained (id)");
        jdbc.execute("create unique index unchained_operation on unchained (operation, phase)");
        for (String column :
                List.of("actor_id", "team", "sandbox", "action", "result", "door", "connection", "address")) {
            jdbc.execute("create index unchained_%1$s on unchained (%1$s, id)".formatted(column));
        }
        jdbc.execute("create index unchained_chained on unchained (chained)");
        jdbc.execute("create index unchained_request on unchained (request)");
    }

    /// Returns how long each change took to record its intent and its outcome, in milliseconds.
    public double[] chained(int callers, int changes) throws Exception {
        return times(callers, changes, trail::append);
    }

    /// Returns the same for rows that are inserted one by one and in no chain.
    public double[] unchained(int callers, int changes) throws Exception {
        return times(callers, changes, this::insertUnchained);
    }

    private interface Append {
        void append(List<AuditEvent> events);
    }

    private void insertUnchained(List<AuditEvent> events) {
        transaction.executeWithoutResult(_ -> {
            for (AuditEvent event : events) {
                long number = jdbc.queryForObject("select nextval('unchained_number')", Long.class);
                Row row = EventRow.placed(EventRow.values(event), number, CLOCK.instant());
                var plain = new ChainedRow(row, Bytes.zeros(32), Bytes.zeros(32));
                jdbc.update(INSERT_UNCHAINED, statement -> RowColumns.set(statement, plain));
            }
        });
    }

    /// All callers come at once, again and again, and each is timed from that moment: otherwise callers that find
    /// no thread to run on would wait outside of what is measured.
    private static double[] times(int callers, int changes, Append work) throws Exception {
        var together = new AtomicLong();
        var barrier = new CyclicBarrier(callers, () -> together.set(System.nanoTime()));
        List<Callable<double[]>> all = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            all.add(() -> {
                double[] times = new double[changes];
                for (int i = 0; i < changes; i++) {
                    barrier.await();
                    long start = together.get();
                    change(work);
                    times[i] = (System.nanoTime() - start) / 1e6;
                }
                return times;
            });
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<double[]> times = new ArrayList<>();
            for (var future : executor.invokeAll(all)) {
                times.add(future.get());
            }
            return times.stream().flatMapToDouble(Arrays::stream).toArray();
        }
    }

    private static void change(Append work) {
        UUID operation = UUID.randomUUID();
        work.append(List.of(event(operation, Phase.INTENT)));
        work.append(List.of(event(operation, Phase.OUTCOME)));
    }

    private static AuditEvent event(UUID operation, Phase phase) {
        var ending =
                new AuditEvent.Ending(AuditEvent.Result.SUCCEEDED, "", "The sandbox is paused.", "req-" + operation);
        return new AuditEvent(
                CLOCK.instant(),
                operation,
                phase,
                new AuditEvent.Who("00u1f2e3d4c5b6a7", "Ada Lovelace", "person", "console", "10.20.30.40"),
                "pause",
                new AuditEvent.What("prod", "sb-" + operation, "nightly build", "platform", "00u1f2e3d4c5b6a7"),
                phase == Phase.INTENT ? null : ending);
    }

    /// Appends that many rows, many at once.
    public void fill(int rows) {
        for (int i = 0; i < rows; i += 1_000) {
            trail.append(IntStream.range(0, Math.min(1_000, rows - i))
                    .mapToObj(_ -> event(UUID.randomUUID(), Phase.OUTCOME))
                    .toList());
        }
    }

    /// Fills PostgreSQL with that many rows of a year that are in no chain, for searches.
    ///
    /// The indexes are made afterwards: ten million rows would take an hour into them.
    public void fillForSearches(int rows) {
        List<String> indexes = jdbc.queryForList(
                "select indexdef from pg_indexes where tablename = 'audit_event' and indexdef not like '%UNIQUE%'",
                String.class);
        jdbc.queryForList(
                        "select indexname from pg_indexes where tablename = 'audit_event' and indexdef not like '%UNIQUE%'",
                        String.class)
                .forEach(index -> jdbc.execute("drop index " + index));
        for (int i = 0; i < rows; i += 250_000) {
            JdbcClient.create(jdbc)
                    .sql(AuditFill.SQL)
                    .param("rows", Math.min(250_000, rows - i))
                    .update();
        }
        indexes.forEach(jdbc::execute);
        jdbc.execute("vacuum analyze audit_event");
    }

    /// Returns how long the first page took for each pair of filters, in milliseconds: its rows and the number of
    /// matches.
    ///
    /// @param samples how often each is taken, with other values
    public double[] searches(int samples) {
        var everything = new AuditQuery.Visible(true, Set.of(), null);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            for (AuditCriteria pair : pairs(i)) {
                long start = System.nanoTime();
                int rows = trail.read(everything, new AuditQuery(pair, null, 101, false))
                        .size();
                if (rows > 100) {
                    // As on the page: what is all on it is counted there.
                    trail.countUpTo(everything, pair, 1_001);
                }
                double took = (System.nanoTime() - start) / 1e6;
                times.add(took);
                if (Boolean.getBoolean("bench.audit.slow") && took > 100) {
                    System.out.printf("%,.0f ms, %,d rows: %s%n", took, rows, pair);
                }
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<AuditCriteria> pairs(int i) {
        List<UnaryOperator<AuditCriteria>> filters = List.of(
                one -> one.only(AuditField.ACTOR, "actor-" + i * 37 % 500),
                one -> one.only(
                        AuditField.ACTION,
                        List.of("delete", "pause", "sign-in", "view").get(i % 4)),
                one -> one.only(AuditField.SANDBOX, "sb-" + i * 411 % 20_000),
                one -> one.only(AuditField.TEAM, "team-" + i * 13 % 200),
                one -> one.only(
                        AuditField.RESULT,
                        List.of("DENIED", "FAILED", "SUCCEEDED").get(i % 3)),
                one -> one.only(AuditField.DOOR, i % 2 == 0 ? "gateway" : "system"),
                one -> one.only(AuditField.CONNECTION, "prod-" + i % 9),
                one -> one.only(AuditField.ADDRESS, "10.0." + i * 7 % 200 + "." + i * 3 % 250),
                one -> new AuditCriteria(
                        one.values(),
                        null,
                        one.from(),
                        one.to(),
                        List.of("needle7", "sandb", "nig").get(i % 3)),
                one -> {
                    Instant from = Instant.parse("2026-01-05T00:00:00Z").plus(Duration.ofDays(i % 20));
                    return new AuditCriteria(
                            one.values(), null, from, from.plus(Duration.ofDays(1 + i % 7)), one.text());
                });
        List<AuditCriteria> pairs = new ArrayList<>();
        for (int one = 0; one < filters.size(); one++) {
            for (int other = one + 1; other < filters.size(); other++) {
                pairs.add(filters.get(other).apply(filters.get(one).apply(AuditCriteria.NONE)));
            }
        }
        return pairs;
    }

    /// Writes an export of the whole trail.
    public void export(OutputStream output) {
        var export = new AuditExport(jdbc, trail, CLOCK);
        export.writeAll(export.now(), output);
    }

    /// Has all rows signed, and returns what the verifier says of an export and the sink's checkpoints.
    public Report signAndVerify(Path folder) throws IOException {
        var key = SigningKey.generate();
        List<String> sink = new ArrayList<>();
        var settings = new AuditProperties(
                key.pem(),
                Path.of("none"),
                null,
                null,
                new AuditProperties.Checkpoints(Duration.ofMinutes(1), 1_000, null, false));
        var checkpoints = new AuditCheckpoints(jdbc, TestConsole.on(pool), settings, CLOCK, List.of(sink::add));
        for (int before = -1; sink.size() > before; ) {
            before = sink.size();
            checkpoints.signAll();
        }
        Path file = folder.resolve("untouched.jsonl");
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
            export(output);
        }
        Path sinkFile = folder.resolve("untouched-checkpoints.jsonl");
        Files.write(sinkFile, sink);
        return new Verifier(KeyList.of(key.publicKey().pem()), sinkFile).verify(file);
    }

    /// Returns the JDBC address of the server.
    public String url() {
        return Objects.requireNonNull(server).getJdbcUrl("postgres", "postgres");
    }

    /// Appends from many callers for a while, as a console of its own, and returns how many rows it was told are kept.
    public static long write(String url, int callers, Duration time) throws Exception {
        try (var load = new AuditLoad(null, callers)) {
            load.pool.setJdbcUrl(url);
            long end = System.nanoTime() + time.toNanos();
            List<Callable<Long>> work = Collections.nCopies(callers, () -> {
                long rows = 0;
                while (System.nanoTime() < end) {
                    change(load.trail::append);
                    rows += 2;
                }
                return rows;
            });
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                long rows = 0;
                for (var future : executor.invokeAll(work)) {
                    rows += future.get();
                }
                return rows;
            }
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        if (server != null) {
            server.close();
        }
    }

    /// Writes an export of that many rows with checkpoints, and returns the public key in PEM.
    public static String writeExport(Path file, int rows) throws IOException {
        var key = SigningKey.generate();
        UUID trailId = UUID.randomUUID();
        var hasher = new RowHasher();
        Statement stone = statement(trailId, 0, Kind.BEFORE_THE_CHAIN, 1, 0, new MerkleRoot(), null, null, key);
        Envelope before = Envelope.signed(Statement.PAYLOAD_TYPE, stone.payload(), List.of(key));
        Bytes chain = before.payloadHash();
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file));
                var writer = new ExportWriter(output)) {
            writer.write(new Header(trailId, true, rows, null, CLOCK.instant(), List.of()));
            writer.write(new SignedStatement(before));
            var root = new MerkleRoot();
            long sequence = 1;
            for (int number = 1; number <= rows; number++) {
                Row row = EventRow.placed(
                        EventRow.values(event(UUID.randomUUID(), Phase.OUTCOME)), number, CLOCK.instant());
                Bytes rowHash = hasher.hash(row);
                chain = hasher.link(chain, rowHash);
                root.add(rowHash);
                writer.write(new ExportedRow(row, rowHash, chain, null));
                if (number % 1_000 == 0 || number == rows) {
                    Statement checkpoint = statement(
                            trailId,
                            sequence++,
                            Kind.CHECKPOINT,
                            number - root.size() + 1,
                            number,
                            root,
                            chain,
                            before.payloadHash(),
                            key);
                    before = Envelope.signed(Statement.PAYLOAD_TYPE, checkpoint.payload(), List.of(key));
                    writer.write(new SignedStatement(before));
                    root = new MerkleRoot();
                }
            }
        }
        return key.publicKey().pem();
    }

    private static Statement statement(
            UUID trail,
            long sequence,
            Kind kind,
            long first,
            long last,
            MerkleRoot root,
            @Nullable Bytes head,
            @Nullable Bytes previous,
            SigningKey key) {
        return new Statement(
                trail,
                sequence,
                kind,
                first,
                last,
                root.size(),
                root.hash(),
                head,
                previous,
                CLOCK.instant(),
                key.publicKey().id(),
                null);
    }

    /// Verifies an export, and returns what there is to say of it.
    public static String verify(Path file, String keys) throws IOException {
        return new Verifier(KeyList.of(keys), null).verify(file).text();
    }
}
