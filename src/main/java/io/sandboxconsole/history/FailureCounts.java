package io.sandboxconsole.history;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.history.FailureInsights.Count;
import io.sandboxconsole.history.FailureInsights.Dimension;
import io.sandboxconsole.history.FailureInsights.Example;
import io.sandboxconsole.history.FailureInsights.Period;
import io.sandboxconsole.history.FailureInsights.Population;
import io.sandboxconsole.history.FailureInsights.Question;
import io.sandboxconsole.sandbox.Creator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts ended sandboxes in SQL, each method with one statement. Blocks on the database.
@Repository
class FailureCounts {

    static final String TOTAL = "TOTAL";

    static final String FAILING = "FAILING";

    /// The quarters of an hour: at the bounds of one, every day of every time zone begins.
    static final String QUARTER = "QUARTER";

    private static final String NONE = "none";

    private static final int LAST_LINES = 6;

    private static final int SECONDS_A_QUARTER = 900;

    private final JdbcClient jdbc;

    private final SandboxFields fields;

    FailureCounts(JdbcClient jdbc, SandboxFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /// What is asked, and what the one who asks may see.
    record Request(Question question, AccessScope scope) {

        /// The condition on rows that count.
        private String counted() {
            return ended() + " and " + ofReason();
        }

        private String ofReason() {
            String reason = question.reason();
            return reason == null ? "1 = 1" : reason.equals(NONE) ? "reason is null" : "reason = :reason";
        }

        /// The condition on rows that ended in the period or the one before, for any reason.
        private String ended() {
            return "ended >= :early and ended < :late and " + visible()
                    + (question.population() == Population.FAILED ? " and state = 'failed'" : "");
        }

        private String visible() {
            return question.connection() == null ? granted() : "connection = :connection and " + granted();
        }

        private String granted() {
            if (scope.isUnlimited()) {
                return "1 = 1";
            }
            String owner = scope.owner() == null ? "" : "owner = :owner";
            String teams = scope.teams().isEmpty() ? "" : "team in (:teams)";
            return Stream.of(owner, teams)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" or ", "(", ")"));
        }

        private Map<String, Object> parameters() {
            Period period = question.period();
            String reason = question.reason();
            Map<String, Object> parameters = new HashMap<>(Map.of(
                    "early", period.previous().from().atOffset(ZoneOffset.UTC),
                    "from", period.from().atOffset(ZoneOffset.UTC),
                    "late", period.end().atOffset(ZoneOffset.UTC)));
            if (reason != null && !reason.equals(NONE)) {
                parameters.put("reason", StoredText.clean(reason));
            }
            if (question.connection() != null) {
                parameters.put("connection", question.connection().value());
            }
            if (!scope.isUnlimited() && scope.owner() != null) {
                parameters.put("owner", scope.owner());
            }
            if (!scope.isUnlimited() && !scope.teams().isEmpty()) {
                parameters.put("teams", scope.teams());
            }
            return parameters;
        }
    }

    /// A count and what it is of: a [Dimension], or one of the names here.
    record Group(String name, Count count) {}

    /// Returns all counts.
    List<Group> groups(Request request) {
        String dimensions = Stream.of(Dimension.values())
                .map(dimension -> """
                        select '%s' as name, coalesce(%s, '%s') as found, sum(recent) as later, sum(1 - recent) as earlier
                        from %s group by %s
                        """.formatted(
                                dimension,
                                column(dimension),
                                NONE,
                                // As in every facet: what else there would be.
                                dimension == Dimension.REASON ? "of_any_reason" : "lives",
                                column(dimension)))
                .collect(Collectors.joining(" union all "));
        String sql = """
                with of_any_reason as (
                  select cause, reason, image, creator, team, connection, case when ended >= :from then 1 else 0 end as recent,
                    cast(floor(extract(epoch from ended) / %d) as bigint) as quarter
                  from history_sandbox where %s
                ), lives as (select * from of_any_reason where %s)
                %s union all
                select '%s', '', coalesce(sum(recent), 0), coalesce(sum(1 - recent), 0) from lives union all
                select '%s', cast(quarter as varchar(20)), sum(recent), 0 from lives where recent = 1 group by quarter
                union all
                select '%s', '', count(*), 0 from history_sandbox where ended is null and state = 'failed' and %s
                  and %s
                """.formatted(
                        SECONDS_A_QUARTER,
                        request.ended(),
                        request.ofReason(),
                        dimensions,
                        TOTAL,
                        QUARTER,
                        FAILING,
                        request.visible(),
                        request.ofReason());
        return jdbc.sql(sql)
                .params(request.parameters())
                .query((row, _) -> new Group(
                        row.getString("name"),
                        new Count(row.getString("found"), row.getInt("later"), row.getInt("earlier"))))
                .list();
    }

    /// Returns the beginning of a group of [#QUARTER].
    static Instant quarter(String number) {
        return Instant.ofEpochSecond(Long.parseLong(number) * SECONDS_A_QUARTER);
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case CAUSE -> "cause";
            case REASON -> "reason";
            case IMAGE -> "image";
            case CREATOR -> "creator";
            case TEAM -> "team";
            case CONNECTION -> "connection";
        };
    }

    /// Returns the creators with these ids, as a row of the period names them.
    Map<String, Creator> creators(Request request, Collection<String> ids) {
        return jdbc
                .sql("select " + RowFields.READ
                        + " from history_sandbox where no in (select max(no) from history_sandbox where "
                        + request.counted() + " and creator in (:ids) group by creator)")
                .params(request.parameters())
                .param("ids", ids)
                .query((row, _) -> Map.entry(row.getString("creator"), creator(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Creator creator(ResultSet row) throws SQLException {
        return fields.creator(RowFields.read(row));
    }

    /// Returns the newest ones that failed.
    List<Example> examples(Request request) {
        return jdbc.sql("select " + columns()
                        + ", words.logs from history_sandbox life left join history_last_words words"
                        + " on words.connection = life.connection and words.sandbox = life.sandbox where life.no in"
                        + " (select no from history_sandbox where " + request.counted() + " and ended >= :from"
                        + " and state = 'failed' order by ended desc, no desc fetch first :most rows only)"
                        + " order by life.ended desc, life.no desc")
                .params(request.parameters())
                .param("most", FailureInsights.MOST_EXAMPLES)
                .query((row, _) -> new Example(LifeColumns.life(row, fields), lastLines(row.getString("logs"))))
                .list();
    }

    private static String columns() {
        return Stream.of(LifeColumns.READ.split(", "))
                .map(column -> "life." + column)
                .collect(Collectors.joining(", "));
    }

    private static List<String> lastLines(@Nullable String logs) {
        if (logs == null) {
            return List.of();
        }
        List<String> lines = logs.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }
}
