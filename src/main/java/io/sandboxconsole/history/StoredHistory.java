package io.sandboxconsole.history;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.lock.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads the history from the database.
///
/// Every call may throw a [org.springframework.dao.DataAccessException] if the database does not answer.
@Service
final class StoredHistory implements History {

    private final JdbcClient jdbc;

    private final HistorySearch search;

    private final Guard guard;

    private final Clock clock;

    private final Supplier<LockView> locks;

    @Autowired
    StoredHistory(HistorySearch search, JdbcClient jdbc, Guard guard, Clock clock, Locks locks) {
        this(search, jdbc, guard, clock, locks::view);
    }

    StoredHistory(HistorySearch search, JdbcClient jdbc, Guard guard, Clock clock, Supplier<LockView> locks) {
        this.search = search;
        this.jdbc = jdbc;
        this.guard = guard;
        this.clock = clock;
        this.locks = locks;
    }

    @Override
    public HistoryPage page(Actor actor, HistoryQuery query) {
        var scope = scope(actor);
        return scope.isEmpty()
                ? new HistoryPage(List.of(), 0, false)
                : search.page(request(actor, query.filter(), present(query)), query);
    }

    @Override
    public LifeFacets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        var scope = scope(actor);
        return scope.isEmpty()
                ? new LifeFacets(new Facets(Map.of(), 0, 0), false)
                : search.facets(request(actor, filter), fields);
    }

    @Override
    public Stream<Life> lives(Actor actor, SandboxFilter filter, HistoryOrder order) {
        return scope(actor).isEmpty() ? Stream.of() : search.lives(request(actor, filter), order);
    }

    /// The pages of one reading have one present, so that terms and lifetimes that depend on it mean the same in all.
    private Instant present(HistoryQuery query) {
        @Nullable Place after = query.after();
        return after == null ? now() : after.now();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private HistorySearch.Request request(Actor actor, SandboxFilter filter) {
        return request(actor, filter, now());
    }

    private HistorySearch.Request request(Actor actor, SandboxFilter filter, Instant now) {
        return new HistorySearch.Request(filter, actor, scope(actor), now, locks.get());
    }

    private AccessScope scope(Actor actor) {
        return guard.scope(actor, Permission.VIEW_SANDBOX);
    }

    @Override
    public Optional<Life> find(Actor actor, SandboxId id) {
        var scope = scope(actor);
        return jdbc.sql("select " + LifeColumns.READ
                        + " from history_sandbox where connection = :connection and sandbox = :sandbox")
                .param("connection", id.connection().value())
                .param("sandbox", StoredText.id(id.value()))
                .query((row, _) -> covers(scope, row) ? Optional.of(search.life(row)) : Optional.<Life>empty())
                .optional()
                .flatMap(life -> life);
    }

    @Override
    public List<HistoryEvent> events(Actor actor, SandboxId id, int most) {
        var scope = scope(actor);
        SortedMap<Integer, HistoryEvent> events = new TreeMap<>();
        // The rows before the pack: what is packed in between is found twice, and kept once.
        events("""
                select s.team, s.owner, e.sequence, e.at, e.engine_at, e.kind, e.origin, e.gap, e.changes, e.operation
                from history_sandbox s join history_event e on e.history = s.no
                where s.connection = :connection and s.sandbox = :sandbox
                order by e.sequence desc limit :most
                """, id).param("most", most).query(row -> {
            if (covers(scope, row)) {
                events.put(row.getInt("sequence"), LifeEvents.event(id, row));
            }
        });
        events("""
                select s.team, s.owner, p.events from history_sandbox s join history_pack p on p.history = s.no
                where s.connection = :connection and s.sandbox = :sandbox
                """, id).query(row -> {
            if (covers(scope, row)) {
                PackedEvents.read(id, row.getBytes("events")).forEach(event -> events.put(event.sequence(), event));
            }
        });
        return events.reversed().values().stream().limit(most).toList();
    }

    private JdbcClient.StatementSpec events(String sql, SandboxId id) {
        return jdbc.sql(sql).param("connection", id.connection().value()).param("sandbox", StoredText.id(id.value()));
    }

    private static boolean covers(AccessScope scope, ResultSet row) throws SQLException {
        return scope.covers(row.getString("team"), row.getString("owner"));
    }

    @Override
    public List<Coverage> coverage() {
        Map<String, List<Coverage.Span>> spans = new LinkedHashMap<>();
        jdbc.sql("select connection, since, until from history_watch order by connection, since")
                .query(row -> {
                    spans.computeIfAbsent(row.getString("connection"), _ -> new ArrayList<>())
                            .add(new Coverage.Span(
                                    row.getObject("since", OffsetDateTime.class).toInstant(),
                                    row.getObject("until", OffsetDateTime.class).toInstant()));
                });
        return spans.entrySet().stream()
                .map(entry -> new Coverage(new ConnectionId(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Override
    public List<Life> find(Actor actor, Set<SandboxId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var scope = scope(actor);
        List<String> places = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>();
        for (SandboxId id : ids) {
            int number = places.size();
            places.add("(connection = :connection%1$d and sandbox = :sandbox%1$d)".formatted(number));
            parameters.put("connection" + number, id.connection().value());
            parameters.put("sandbox" + number, StoredText.id(id.value()));
        }
        return jdbc
                .sql("select team, owner, " + LifeColumns.READ + " from history_sandbox where "
                        + String.join(" or ", places))
                .params(parameters)
                .query((row, _) -> scope.covers(row.getString("team"), row.getString("owner"))
                        ? Optional.of(search.life(row))
                        : Optional.<Life>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
