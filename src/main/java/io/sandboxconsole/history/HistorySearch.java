package io.sandboxconsole.history;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.FilterCondition;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Searches `history_sandbox` for what the memory's filter finds, in the order of [HistoryOrder#comparator].
///
/// Most filters are one condition in the database. Rows that are `altered` are few, and the memory says which of
/// them it finds. A filter with a term that only the memory can tell is narrowed by the database and checked row by row.
@Component
final class HistorySearch {

    private static final String MOST = String.valueOf(HistoryPage.MOST_COUNTED + 1);

    private static final String ALTERED = "exists (select 1 from history_sandbox where altered)";

    private final DataSource database;

    private final JdbcClient jdbc;

    private final HistoryDialect dialect;

    private final SandboxFields fields = new SandboxFields();

    /// Whether some row was altered when last seen: each statement that does without them says so.
    private volatile boolean altered;

    HistorySearch(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.dialect = HistoryDialect.of(database);
    }

    /// What an actor asks for.
    ///
    /// @param now in whole microseconds
    record Request(SandboxFilter filter, Actor actor, AccessScope scope, Instant now) {

        Predicate<Life> predicate(SandboxFilter part) {
            return part.lifePredicate(now, actor);
        }

        List<FilterCondition> conditions(SandboxFilter part) {
            return part.conditions(now, actor);
        }
    }

    private record Row(long no, Life life) {}

    private record Answer(List<Life> lives, int matching, boolean altered) {}

    HistoryPage page(Request request, HistoryQuery query) {
        var sql = new FilterSql();
        String terms = sql.all(request.conditions(request.filter()));
        if (!sql.exact()) {
            return readPage(request, query);
        }
        Answer answer = page(request, query, sql, terms);
        if (answer.altered() && !altered && !request.filter().isEverything()) {
            altered = true;
            answer = page(request, query, sql, terms);
        }
        altered = answer.altered();
        return new HistoryPage(
                answer.lives(),
                Math.min(answer.matching(), HistoryPage.MOST_COUNTED),
                answer.matching() > HistoryPage.MOST_COUNTED);
    }

    private Answer page(Request request, HistoryQuery query, FilterSql sql, String terms) {
        String found = terms;
        if (altered && !request.filter().isEverything()) {
            Predicate<Life> test = request.predicate(request.filter());
            String rows = altered(request).stream()
                    .filter(row -> test.test(row.life()))
                    .map(row -> String.valueOf(row.no()))
                    .collect(Collectors.joining(", "));
            found = "((" + terms + ") and not altered" + (rows.isEmpty() ? "" : " or no in (" + rows + ")") + ")";
        }
        String where = scope(sql, request.scope()) + " and " + found;
        String counts = "(select count(*) from (select 1 as one from history_sandbox where " + where + " limit " + MOST
                + ") as counted) as matching, " + ALTERED + " as altered_rows";
        List<Answer> rows = jdbc.sql("select " + LifeColumns.READ + ", " + counts + " from history_sandbox where "
                        + where + " order by " + dialect.orderBy(query.order()) + " limit :most offset :first")
                .params(sql.parameters())
                .param("now", request.now().atOffset(ZoneOffset.UTC))
                .param("most", query.limit())
                .param("first", query.offset())
                .query((row, _) -> answer(List.of(life(row)), row))
                .list();
        if (rows.isEmpty()) {
            return jdbc.sql("select " + counts)
                    .params(sql.parameters())
                    .query((row, _) -> answer(List.of(), row))
                    .single();
        }
        return new Answer(
                rows.stream().flatMap(row -> row.lives().stream()).toList(),
                rows.getFirst().matching(),
                rows.getFirst().altered());
    }

    private static Answer answer(List<Life> lives, ResultSet row) throws SQLException {
        return new Answer(lives, row.getInt("matching"), row.getBoolean("altered_rows"));
    }

    private HistoryPage readPage(Request request, HistoryQuery query) {
        Predicate<Life> test = request.predicate(request.filter());
        List<Life> lives = new ArrayList<>();
        int matching = 0;
        try (var cursor = candidates(request, request.filter(), query.order())) {
            for (Row row = cursor.next(this::row);
                    row != null && (matching <= HistoryPage.MOST_COUNTED || lives.size() < query.limit());
                    row = cursor.next(this::row)) {
                if (test.test(row.life())) {
                    matching++;
                    if (matching > query.offset() && lives.size() < query.limit()) {
                        lives.add(row.life());
                    }
                }
            }
        }
        return new HistoryPage(
                lives, Math.min(matching, HistoryPage.MOST_COUNTED), matching > HistoryPage.MOST_COUNTED);
    }

    Facets facets(Request request, Set<String> fields) {
        List<String> sorted = fields.stream().sorted().toList();
        var sql = new FilterSql();
        SandboxFilter rest = request.filter();
        Map<String, String> own = new HashMap<>();
        for (String field : sorted) {
            rest = rest.without(field);
            List<FilterCondition> conditions =
                    request.conditions(request.filter().only(field));
            if (!conditions.isEmpty()) {
                own.put(field, sql.all(conditions));
            }
        }
        String others = sql.all(request.conditions(rest));
        var facets = new HistoryFacets(sorted);
        var statement = statement(sql, request, sorted, own, others);
        if (!sql.exact()) {
            count(facets, request, sorted, rest, false);
        } else if (altered || !count(facets, statement, sql, sorted, own)) {
            // Values of rows that are altered may be cut, and count by what they are in the memory.
            altered = true;
            facets = new HistoryFacets(sorted);
            count(facets, statement(sql, request, sorted, own, others + " and not altered"), sql, sorted, own);
            count(facets, request, sorted, rest, true);
        }
        return facets.result(this::creators);
    }

    private String statement(
            FilterSql sql, Request request, List<String> fields, Map<String, String> own, String others) {
        List<String> columns = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(HistoryFacets.column(fields.get(i)) + " as v" + i);
            groups.add("v" + i);
            if (own.containsKey(fields.get(i))) {
                columns.add("case when " + own.get(fields.get(i)) + " then 1 else 0 end as k" + i);
                groups.add("k" + i);
                kept.add("k" + i);
            }
        }
        columns.add(HistoryFacets.RANK + " as best");
        return "select " + groups.stream().map(group -> group + ", ").collect(Collectors.joining())
                + "count(*) as rows_found, min(best) as best_rank, " + ALTERED + " as altered_rows from (select "
                + String.join(", ", columns) + " from history_sandbox where " + scope(sql, request.scope()) + " and "
                + others + ") as found"
                + (kept.size() < 2 ? "" : " where " + String.join(" + ", kept) + " >= " + (kept.size() - 1))
                + (groups.isEmpty() ? "" : " group by " + String.join(", ", groups));
    }

    /// Counts in the database; returns false if some row is altered and the count may be wrong.
    private boolean count(
            HistoryFacets facets, String statement, FilterSql sql, List<String> fields, Map<String, String> own) {
        List<Boolean> whole = jdbc.sql(statement)
                .params(sql.parameters())
                .query((row, _) -> {
                    Map<String, String> values = new HashMap<>();
                    String excluding = null;
                    for (int i = 0; i < fields.size(); i++) {
                        values.put(fields.get(i), row.getString("v" + i));
                        if (own.containsKey(fields.get(i)) && row.getInt("k" + i) == 0) {
                            excluding = fields.get(i);
                        }
                    }
                    if (row.getInt("rows_found") > 0) {
                        facets.add(values::get, excluding, row.getInt("rows_found"), row.getLong("best_rank"));
                    }
                    return !row.getBoolean("altered_rows");
                })
                .list();
        return whole.isEmpty()
                ? !jdbc.sql("select " + ALTERED + " as altered_rows")
                        .query((row, _) -> row.getBoolean("altered_rows"))
                        .single()
                : whole.getFirst();
    }

    /// Counts in the memory: every row, or those that are altered.
    private void count(
            HistoryFacets facets, Request request, List<String> fields, SandboxFilter rest, boolean onlyAltered) {
        Predicate<Life> others = request.predicate(rest);
        Map<String, Predicate<Life>> own = new HashMap<>();
        fields.forEach(
                field -> own.put(field, request.predicate(request.filter().only(field))));
        Consumer<Row> counter = row -> {
            List<String> excluding = fields.stream()
                    .filter(field -> !own.get(field).test(row.life()))
                    .limit(2)
                    .toList();
            if (excluding.size() < 2 && others.test(row.life())) {
                facets.add(row.life(), row.no(), excluding.isEmpty() ? null : excluding.getFirst());
            }
        };
        if (onlyAltered) {
            altered(request).forEach(counter);
            return;
        }
        try (var cursor = candidates(request, rest, null)) {
            for (Row row = cursor.next(this::row); row != null; row = cursor.next(this::row)) {
                counter.accept(row);
            }
        }
    }

    private Map<Long, Creator> creators(Collection<Long> rows) {
        Map<Long, Creator> creators = new HashMap<>();
        String numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
        jdbc.sql("select no, " + LifeColumns.READ + " from history_sandbox where no in (" + numbers + ")")
                .query(row -> {
                    creators.put(row.getLong("no"), life(row).sandbox().creator());
                });
        return creators;
    }

    Stream<Life> lives(Request request, HistoryOrder order) {
        Predicate<Life> test = request.predicate(request.filter());
        var cursor = candidates(request, request.filter(), order);
        var rows =
                new Spliterators.AbstractSpliterator<Life>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Life> action) {
                        Life life = cursor.next(HistorySearch.this::life);
                        if (life != null) {
                            action.accept(life);
                        }
                        return life != null;
                    }
                };
        return StreamSupport.stream(rows, false).filter(test).onClose(cursor::close);
    }

    /// Opens a cursor on the rows that `part` may find.
    private RowCursor candidates(Request request, SandboxFilter part, @Nullable HistoryOrder order) {
        var sql = new FilterSql();
        String where = scope(sql, request.scope()) + " and ((" + sql.all(request.conditions(part)) + ") or altered)";
        Map<String, Object> parameters = new HashMap<>(sql.parameters());
        parameters.put("now", request.now().atOffset(ZoneOffset.UTC));
        return RowCursor.open(
                database,
                "select no, " + LifeColumns.READ + " from history_sandbox where " + where
                        + (order == null ? "" : " order by " + dialect.orderBy(order)),
                parameters);
    }

    private List<Row> altered(Request request) {
        var sql = new FilterSql();
        return jdbc.sql("select no, " + LifeColumns.READ + " from history_sandbox where altered and "
                        + scope(sql, request.scope()))
                .params(sql.parameters())
                .query((row, _) -> row(row))
                .list();
    }

    private static String scope(FilterSql sql, AccessScope scope) {
        if (scope.isUnlimited()) {
            return "true";
        }
        List<String> parts = new ArrayList<>();
        scope.teams().forEach(team -> parts.add("team = " + sql.parameter(team)));
        if (scope.owner() != null) {
            parts.add("owner = " + sql.parameter(scope.owner()));
        }
        return parts.isEmpty() ? "false" : "(" + String.join(" or ", parts) + ")";
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("no"), life(row));
    }

    Life life(ResultSet row) throws SQLException {
        return LifeColumns.life(row, fields);
    }
}
