package io.sandboxconsole.history;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.FilterCondition;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
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
/// them it finds. A filter with a term that only the memory can tell is narrowed by the database, and then checked.
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
    record Request(SandboxFilter filter, Actor actor, AccessScope scope, Instant now, LockView locks) {

        Predicate<Life> predicate(SandboxFilter part) {
            return part.lifePredicate(now, actor, locks);
        }

        List<FilterCondition> conditions(SandboxFilter part) {
            return part.conditions(now, actor);
        }
    }

    private record Row(long no, Life life) {}

    /// The numbers of the rows that match, in no order, at most one more than are counted.
    private record Found(String where, List<Long> numbers, boolean altered) {

        boolean capped() {
            return numbers.size() > HistoryPage.MOST_COUNTED;
        }
    }

    HistoryPage page(Request request, HistoryQuery query) {
        var sql = new FilterSql();
        String terms = sql.all(request.conditions(request.filter()));
        if (!sql.exact()) {
            return readPage(request, query);
        }
        String within = scope(sql, request.scope()) + " and ";
        Found found = found(within + without(request, terms), sql);
        if (found.altered() && !altered && !request.filter().isEverything()) {
            altered = true;
            found = found(within + without(request, terms), sql);
        }
        altered = found.altered();
        List<Life> lives = rows(request, query, sql, found);
        return new HistoryPage(
                lives,
                Math.min(found.numbers().size(), HistoryPage.MOST_COUNTED),
                found.capped(),
                last(request, query, lives));
    }

    private static @Nullable Place last(Request request, HistoryQuery query, List<Life> lives) {
        return lives.size() < query.limit() ? null : query.order().place(lives.getLast(), request.now());
    }

    /// Returns a condition for what `terms` mean, in which the memory says which altered rows it finds.
    private String without(Request request, String terms) {
        if (!altered || request.filter().isEverything()) {
            return terms;
        }
        Predicate<Life> test = request.predicate(request.filter());
        String rows = altered(request).stream()
                .filter(row -> test.test(row.life()))
                .map(row -> String.valueOf(row.no()))
                .collect(Collectors.joining(", "));
        return "((" + terms + ") and not altered" + (rows.isEmpty() ? "" : " or no in (" + rows + ")") + ")";
    }

    /// Counts without an order: a database that thinks that rows in an order are soon found reads all of them for two
    /// terms that exclude each other.
    private Found found(String where, FilterSql sql) {
        boolean[] some = new boolean[1];
        List<Long> numbers = jdbc.sql("select no, " + ALTERED + " as altered_rows from history_sandbox where " + where
                        + " limit " + MOST)
                .params(sql.parameters())
                .query((row, _) -> {
                    some[0] = row.getBoolean("altered_rows");
                    return row.getLong("no");
                })
                .list();
        if (numbers.isEmpty()) {
            some[0] = jdbc.sql("select " + ALTERED).query(Boolean.class).single();
        }
        return new Found(where, numbers, some[0]);
    }

    /// Reads the rows of a page: among those found if that is all, or else in their order, where a page is soon full.
    private List<Life> rows(Request request, HistoryQuery query, FilterSql sql, Found found) {
        if (!found.capped() && found.numbers().size() <= query.offset()) {
            return List.of();
        }
        String where = found.capped()
                ? found.where()
                : "no in (" + found.numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        @Nullable Place after = query.after();
        String behind = after == null ? "" : " and " + dialect.behind(after, sql::parameter);
        return jdbc.sql("select " + LifeColumns.READ + " from history_sandbox where " + where + behind + " order by "
                        + dialect.orderBy(query.order()) + " limit :most offset :first")
                .params(sql.parameters())
                .param("now", request.now().atOffset(ZoneOffset.UTC))
                .param("most", query.limit())
                .param("first", query.offset())
                .query((row, _) -> life(row))
                .list();
    }

    private HistoryPage readPage(Request request, HistoryQuery query) {
        Predicate<Life> test = request.predicate(request.filter());
        @Nullable Place after = query.after();
        List<Life> lives = new ArrayList<>();
        int matching = 0;
        int behind = 0;
        try (var cursor = candidates(request, request.filter(), query.order())) {
            for (Row row = cursor.next(this::row);
                    row != null && (matching <= HistoryPage.MOST_COUNTED || lives.size() < query.limit());
                    row = cursor.next(this::row)) {
                if (test.test(row.life())) {
                    matching++;
                    if ((after == null || after.isBefore(row.life()))
                            && ++behind > query.offset()
                            && lives.size() < query.limit()) {
                        lives.add(row.life());
                    }
                }
            }
        }
        return new HistoryPage(
                lives,
                Math.min(matching, HistoryPage.MOST_COUNTED),
                matching > HistoryPage.MOST_COUNTED,
                last(request, query, lives));
    }

    LifeFacets facets(Request request, Set<String> fields) {
        List<String> sorted = fields.stream().sorted().toList();
        var sql = new FilterSql();
        String statement = statement(sql, request, sorted, "");
        var facets = new HistoryFacets(request, sorted);
        if (!sql.exact()) {
            boolean whole = read(facets, request, sorted);
            return new LifeFacets(facets.result(this::creators), !whole);
        }
        if (altered || !count(facets, statement, sql, sorted)) {
            // Values of rows that are altered may be cut, and count by what they are in the memory.
            altered = true;
            facets = new HistoryFacets(request, sorted);
            sql = new FilterSql();
            statement = statement(sql, request, sorted, " and not altered");
            count(facets, statement, sql, sorted);
            altered(request).forEach(counter(facets, request, sorted));
        }
        return new LifeFacets(facets.result(this::creators), facets.most() >= LifeFacets.MOST_COUNTED);
    }

    /// Returns a statement that counts the fields without terms together, by the whole filter, and each of the others
    /// by the rest of it.
    private static String statement(FilterSql sql, Request request, List<String> fields, String and) {
        SandboxFilter filter = request.filter();
        List<String> free = fields.stream()
                .filter(field -> Lifetimes.without(filter, field).equals(filter))
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add(part(sql, request, fields, free, HistoryFacets.WHOLE, filter, and));
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (!free.contains(field)) {
                parts.add(part(sql, request, fields, List.of(field), i, Lifetimes.without(filter, field), and));
            }
        }
        return String.join(" union all ", parts);
    }

    private static String part(
            FilterSql sql,
            Request request,
            List<String> fields,
            List<String> counted,
            int part,
            SandboxFilter filter,
            String and) {
        StringBuilder results = new StringBuilder("select " + part + " as part");
        StringBuilder columns = new StringBuilder(HistoryFacets.RANK + " as best");
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean own = counted.contains(fields.get(i));
            results.append(own ? ", v" + i : ", cast(null as varchar) as v" + i);
            if (own) {
                columns.append(", ")
                        .append(
                                fields.get(i).equals(Lifetimes.FIELD)
                                        ? Lifetimes.column(sql, request)
                                        : HistoryFacets.column(fields.get(i)))
                        .append(" as v")
                        .append(i);
                groups.add("v" + i);
            }
        }
        return results + ", count(*) as rows_found, min(best) as best_rank, " + ALTERED
                + " as altered_rows from (select "
                + columns + " from history_sandbox where " + scope(sql, request.scope()) + " and "
                + sql.all(request.conditions(filter)) + and + " order by begun desc limit " + LifeFacets.MOST_COUNTED
                + ") as found" + (groups.isEmpty() ? "" : " group by " + String.join(", ", groups));
    }

    /// Counts in the database; returns false if some row is altered and the count may be wrong.
    private boolean count(HistoryFacets facets, String statement, FilterSql sql, List<String> fields) {
        List<Boolean> whole = jdbc.sql(statement)
                .params(sql.parameters())
                .query((row, _) -> {
                    Map<String, String> values = new HashMap<>();
                    for (int i = 0; i < fields.size(); i++) {
                        String value = row.getString("v" + i);
                        if (value != null) {
                            values.put(fields.get(i), value);
                        }
                    }
                    if (row.getInt("rows_found") > 0) {
                        facets.add(row.getInt("part"), values, row.getInt("rows_found"), row.getLong("best_rank"));
                    }
                    return !row.getBoolean("altered_rows");
                })
                .list();
        return whole.isEmpty()
                ? !jdbc.sql("select " + ALTERED).query(Boolean.class).single()
                : whole.getFirst();
    }

    private static Consumer<Row> counter(HistoryFacets facets, Request request, List<String> fields) {
        SandboxFilter rest = request.filter();
        Map<String, Predicate<Life>> own = new HashMap<>();
        for (String field : fields) {
            rest = Lifetimes.without(rest, field);
            own.put(field, request.predicate(Lifetimes.only(request.filter(), field)));
        }
        Predicate<Life> others = request.predicate(rest);
        return row -> {
            List<String> excluding = own.entrySet().stream()
                    .filter(field -> !field.getValue().test(row.life()))
                    .map(Map.Entry::getKey)
                    .limit(2)
                    .toList();
            if (excluding.size() < 2 && others.test(row.life())) {
                facets.add(row.life(), row.no(), excluding.isEmpty() ? null : excluding.getFirst());
            }
        };
    }

    /// Counts the newest rows in the memory; returns whether those are all.
    private boolean read(HistoryFacets facets, Request request, List<String> fields) {
        SandboxFilter rest = request.filter();
        for (String field : fields) {
            rest = Lifetimes.without(rest, field);
        }
        Consumer<Row> counter = counter(facets, request, fields);
        try (var cursor = candidates(request, rest, HistoryOrder.NEWEST_FIRST)) {
            Row row = cursor.next(this::row);
            for (int read = 0; row != null && read < LifeFacets.MOST_READ; read++) {
                counter.accept(row);
                row = cursor.next(this::row);
            }
            return row == null;
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
