package io.sandboxconsole.history;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A long history for benchmarks, made in the database, of one year with few large teams and many small ones.
public final class SyntheticHistory {

    private static final Set<String> FACETS =
            Set.of("state", "reason", "cause", "creator", "team", "connection", "image", "region", "machine", "lived");

    /// When the last one has ended.
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final List<HistoryEvent> EVENTS = IntStream.rangeClosed(1, 5)
            .mapToObj(number -> new HistoryEvent(
                    new SandboxId(new ConnectionId("engine-0"), "any"),
                    number,
                    NOW.minusSeconds(600 - number * 100L),
                    null,
                    HistoryEvent.Kind.CHANGED,
                    HistoryEvent.Origin.LISTING,
                    false,
                    List.of(
                            new FieldChange(
                                    "since",
                                    "2026-11-20T11:5" + (number - 1) + ":00Z",
                                    "2026-11-20T11:5" + number + ":00Z"),
                            new FieldChange("state", "paused", "running")),
                    null))
            .toList();

    private final HistorySearch search;

    private final JdbcClient jdbc;

    public SyntheticHistory(DataSource database) {
        this.search = new HistorySearch(database);
        this.jdbc = JdbcClient.create(database);
        new HistoryIndexes(database).make();
    }

    /// Writes `number` ended sandboxes.
    public void fill(DataSource database, int number) {
        String series = switch (HistoryDialect.of(database)) {
            case H2 -> "(select cast(g.i as bigint) as i from system_range(1, " + number + ") as g (i))";
            case POSTGRESQL -> "(select cast(g.i as bigint) as i from generate_series(1, " + number + ") as g (i))";
        };
        long apart = 365L * 86_400 / number;
        jdbc.sql("""
                        insert into history_sandbox (connection, sandbox, first_seen, begun, created, last_seen, ended,
                            lived, cause, events, team, owner, state, creator, evidence, image, state_key, title_key,
                            creator_key, texts, labels, altered, fields)
                        select connection, id, begun, begun, begun, ended, ended, lasted * 1000000, cause, 5, team,
                            'owner-' || person, state, 'user-' || person, 0, image, state, title,
                            chr(1) || 'user ' || person || chr(1) || 'sort' || chr(2) || 'user' || chr(1),
                            chr(1) || id || chr(1) || image || chr(1) || title || chr(1) || 'purpose' || chr(1)
                                || purpose || chr(1) || 'run-id' || chr(1) || run || chr(1),
                            chr(1) || 'access.team' || chr(2) || team || chr(1) || 'name' || chr(2) || title || chr(1)
                                || 'purpose' || chr(2) || purpose || chr(1) || 'run-id' || chr(2) || run || chr(1),
                            false,
                            '{"state":"' || state || '","word":"' || state || '","image":"' || image
                                || '","label.name":"' || title || '","label.purpose":"' || purpose || '","label.run-id":"'
                                || run || '","team":"' || team || '","owner":"owner-' || person
                                || '","os":"linux","arch":"amd64"}'
                        from (
                            select b.*, begun + lasted * interval '1' second as ended from (
                                select 'engine-' || mod(i, 4) as connection, 'sb-' || i * 7919 as id,
                                    cast('2025-11-20 12:00:00+00' as timestamp with time zone)
                                        + (i * :apart - mod(i * 7, 90000)) * interval '1' second as begun,
                                    cast(mod(i * 7, 90000) as bigint) as lasted,
                                    'team-' || mod(i * 31, 1 + mod(i * 17, 200)) as team,
                                    mod(i * 13, 1 + mod(i * 29, 3000)) as person,
                                    case when mod(i, 50) = 0 then 'failed' when mod(i, 997) = 0 then 'paused'
                                        when mod(i, 3) = 0 then 'terminated' else 'running' end as state,
                                    case when mod(i, 1009) = 0 then 'evicted' when mod(i, 50) = 0 then 'failed'
                                        when mod(i, 3) = 0 then 'expired' when mod(i, 7) = 0 then 'deleted-by-key'
                                        when mod(i, 11) = 0 then 'deleted-by-person' else 'gone' end as cause,
                                    'registry.example.com/image-' || mod(i * 3, 1 + mod(i * 5, 60)) || ':latest' as image,
                                    case when mod(i, 2) = 0 then 'ci-build-' || i else 'agent-' || mod(i, 1000) end
                                        as title,
                                    case when mod(i, 2) = 0 then 'ci' else 'dev' end as purpose,
                                    cast(mod(i * 37, 9000) as varchar(20)) as run
                                from %s as n) as b) as lives
                        """.formatted(series)).param("apart", apart).update();
        // Five million events of a million sandboxes, as they lie there after the end.
        jdbc.sql(
                        "insert into history_pack (history, oldest, events) select no, begun, cast(:events as %s) from history_sandbox"
                                .formatted(HistoryDialect.of(database) == HistoryDialect.H2 ? "varbinary" : "bytea"))
                .param("events", PackedEvents.written(EVENTS))
                .update();
        jdbc.sql("analyze" + (HistoryDialect.of(database) == HistoryDialect.H2 ? "" : " history_sandbox"))
                .update();
    }

    /// Reads the newest page with its count for a person of one of the larger teams, or for one who sees all.
    public int page(String filter, boolean all) {
        var request = request(filter, all);
        return search.page(request, new HistoryQuery(request.filter(), HistoryOrder.NEWEST_FIRST, 0, 50))
                .matching();
    }

    /// Counts the facets of the screen.
    public Facets facets(String filter, boolean all) {
        return search.facets(request(filter, all), FACETS).facets();
    }

    private static HistorySearch.Request request(String filter, boolean all) {
        return new HistorySearch.Request(
                SandboxFilter.parse(filter),
                Actors.person("ann", Role.VIEWER, "team-3"),
                all ? new AccessScope(true, Set.of(), null) : new AccessScope(false, Set.of("team-3"), "owner-3"),
                NOW,
                LockView.NONE);
    }
}
