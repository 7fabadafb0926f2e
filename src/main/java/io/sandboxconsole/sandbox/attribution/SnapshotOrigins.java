package io.sandboxconsole.sandbox.attribution;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.StorableText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores of which sandboxes the console took snapshots. An engine's own statement outranks these records.
final class SnapshotOrigins {

    /// An engine may show a new snapshot only after this time.
    private static final Duration APPEARING = Duration.ofMinutes(10);

    private static final int CHUNK = 400;

    private final JdbcClient jdbc;

    private final Clock clock;

    SnapshotOrigins(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A record: an id, or the name of a snapshot that could not be read when it was taken.
    private record Taken(String snapshot, SandboxId sandbox, boolean byName, Instant at) {

        /// Another snapshot may get the name later.
        private boolean is(Snapshot found) {
            return found.id().equals(snapshot)
                    || (byName
                            && snapshot.equals(found.name())
                            && found.createdAt() != null
                            && Duration.between(at, found.createdAt()).abs().compareTo(APPEARING) <= 0);
        }
    }

    void record(SandboxId sandbox, Snapshot made) {
        try {
            jdbc.sql("""
                    insert into snapshot_origin (connection, snapshot, sandbox, by_name, at)
                    values (:connection, :snapshot, :sandbox, :named, :at)
                    """)
                    .param("connection", sandbox.connection().value())
                    .param("snapshot", StorableText.of(made.id()))
                    .param("sandbox", StorableText.of(sandbox.value()))
                    .param("named", made.id().equals(made.name()))
                    .param("at", now().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException sameName) {
            jdbc.sql("update snapshot_origin set sandbox = ?, at = ? where connection = ? and snapshot = ?")
                    .params(
                            StorableText.of(sandbox.value()),
                            now().atOffset(ZoneOffset.UTC),
                            sandbox.connection().value(),
                            StorableText.of(made.id()))
                    .update();
        }
    }

    void forget(ConnectionId connection, Snapshot deleted) {
        jdbc.sql(
                        "delete from snapshot_origin where connection = ? and (snapshot = ? or (by_name = true and snapshot = ?))")
                .params(
                        connection.value(),
                        StorableText.of(deleted.id()),
                        StorableText.of(Objects.requireNonNullElse(deleted.name(), deleted.id())))
                .update();
    }

    List<Snapshot> completed(ConnectionId connection, List<Snapshot> listed) {
        List<String> signs = listed.stream()
                .filter(SnapshotOrigins::untold)
                .flatMap(snapshot -> Stream.of(snapshot.id(), Objects.requireNonNullElse(snapshot.name(), "")))
                .map(StorableText::of)
                .filter(sign -> !sign.isEmpty())
                .distinct()
                .toList();
        Map<String, Taken> taken = new HashMap<>();
        for (int from = 0; from < signs.size(); from += CHUNK) {
            jdbc.sql("select * from snapshot_origin where connection = :connection and snapshot in (:signs)")
                    .param("connection", connection.value())
                    .param("signs", signs.subList(from, Math.min(signs.size(), from + CHUNK)))
                    .query((row, _) -> new Taken(
                            row.getString("snapshot"),
                            new SandboxId(connection, row.getString("sandbox")),
                            row.getBoolean("by_name"),
                            row.getObject("at", OffsetDateTime.class).toInstant()))
                    .list()
                    .forEach(one -> taken.put(one.snapshot(), one));
        }
        return taken.isEmpty()
                ? listed
                : listed.stream().map(snapshot -> completed(snapshot, taken)).toList();
    }

    private static Snapshot completed(Snapshot snapshot, Map<String, Taken> taken) {
        if (!untold(snapshot)) {
            return snapshot;
        }
        return Stream.of(snapshot.id(), Objects.requireNonNullElse(snapshot.name(), ""))
                .flatMap(sign -> Stream.ofNullable(taken.get(sign)))
                .filter(one -> one.is(snapshot))
                .findFirst()
                .map(one -> snapshot.of(one.sandbox()))
                .orElse(snapshot);
    }

    /// @param find reads a snapshot by its id or name
    List<Snapshot> of(SandboxId sandbox, Function<String, Optional<Snapshot>> find) {
        List<Taken> records = jdbc.sql("""
                select * from snapshot_origin where connection = :connection and sandbox = :sandbox order by at desc
                fetch first 50 rows only
                """)
                .param("connection", sandbox.connection().value())
                .param("sandbox", StorableText.of(sandbox.value()))
                .query((row, _) -> new Taken(
                        row.getString("snapshot"),
                        sandbox,
                        row.getBoolean("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        List<Snapshot> found = new ArrayList<>();
        for (Taken one : records) {
            Snapshot known = find.apply(one.snapshot()).filter(one::is).orElse(null);
            if (known == null && one.byName() && one.at().isAfter(now().minus(APPEARING))) {
                known = requested(one);
            }
            if (known != null && (untold(known) || sandbox.equals(known.sandbox()))) {
                found.add(known.of(sandbox));
            }
        }
        return found;
    }

    private static Snapshot requested(Taken one) {
        return new Snapshot(one.snapshot(), one.sandbox(), one.snapshot(), "requested", null, one.at());
    }

    private static boolean untold(Snapshot snapshot) {
        return snapshot.sandbox() == null && !snapshot.shared();
    }

    private Instant now() {
        return clock.instant();
    }
}
