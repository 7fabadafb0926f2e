package io.sandboxconsole.bulk;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.bulk.BulkJobs.Question;
import io.sandboxconsole.bulk.BulkJobs.Started;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Reads jobs as one reader sees them. Blocks on the database; safe for use by several threads.
final class JobReads {

    /// The time over which a pace is measured.
    private static final Duration LATELY = Duration.ofMinutes(1);

    /// A plan of which every sandbox is within a scope.
    private static final String WITHIN = """
            exists (select 1 from bulk_reach r where r.plan = j.plan)
            and not exists (
              select 1 from bulk_reach r where r.plan = j.plan
                and (r.team is null or r.team not in (:teams)) and (r.owner is null or r.owner <> :owner))
            """;

    private final JdbcClient jdbc;

    JobReads(JdbcOperations operations) {
        this.jdbc = JdbcClient.create(operations);
    }

    /// A reader.
    ///
    /// @param seesAll whether they see the jobs of all
    /// @param scope the sandboxes on which they may act in bulk
    record Reader(Actor actor, boolean seesAll, AccessScope scope) {

        String me() {
            return actor.id().value();
        }
    }

    Optional<Job> find(Reader reader, UUID id, Instant now) {
        return read(reader, "j.plan = :id", Map.of("id", id), 0, 1, now).stream()
                .findFirst();
    }

    /// Whether the reader may see the job; counts nothing of it.
    boolean sees(Reader reader, UUID id) {
        return bound(reader, jdbc.sql("""
                                        select count(*) from bulk_job j join bulk_plan p on p.id = j.plan
                                        where j.plan = :id and (%s)
                                        """.formatted(visible(reader))))
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    List<Job> jobs(Reader reader, Question question, int offset, int most, Instant now) {
        return read(reader, condition(question), values(question), offset, most, now);
    }

    int count(Reader reader, Question question) {
        return bound(
                        reader,
                        jdbc.sql("""
                                select count(*) from bulk_job j join bulk_plan p on p.id = j.plan
                                where %s and (%s)
                                """.formatted(condition(question), visible(reader)))
                                .params(values(question)))
                .query(Integer.class)
                .single();
    }

    private static String condition(Question question) {
        return (question.states().isEmpty() ? "1 = 1" : "j.state in (:states)")
                + (question.actor() == null ? "" : " and p.actor = :starter")
                + (question.behind() == null
                        ? ""
                        : " and (j.started_at < :started or (j.started_at = :started and j.plan > :started_job))");
    }

    private static Map<String, Object> values(Question question) {
        Map<String, Object> values = new HashMap<>();
        if (!question.states().isEmpty()) {
            values.put("states", question.states().stream().map(Enum::name).toList());
        }
        if (question.actor() != null) {
            values.put("starter", question.actor());
        }
        @Nullable Started behind = question.behind();
        if (behind != null) {
            values.put("started", PlanRows.stored(behind.at()));
            values.put("started_job", behind.job());
        }
        return values;
    }

    private static String visible(Reader reader) {
        return reader.seesAll() ? "1 = 1" : "p.actor = :me or " + steerable(reader);
    }

    private static String steerable(Reader reader) {
        var scope = reader.scope();
        return scope.isUnlimited() ? "1 = 1" : scope.isEmpty() ? "1 = 0" : WITHIN;
    }

    /// Parameters that no statement names are ignored.
    private static StatementSpec bound(Reader reader, StatementSpec statement) {
        Set<String> teams = reader.scope().teams();
        return statement
                .param("me", reader.me())
                .param("teams", teams.isEmpty() ? Set.of("") : teams)
                .param("owner", Objects.requireNonNullElse(reader.scope().owner(), ""));
    }

    /// A job as its row tells it.
    private record Row(
            Plan plan,
            JobState state,
            Instant dueAt,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable JobWhy why,
            boolean mine,
            boolean within) {}

    private List<Job> read(
            Reader reader, String condition, Map<String, Object> values, int offset, int most, Instant now) {
        List<Row> rows = bound(
                        reader,
                        jdbc.sql("""
                                select p.*, j.state, j.due_at, j.started_at as job_started_at, j.ended_at, j.why,
                                  case when %s then 1 else 0 end as within
                                from bulk_job j join bulk_plan p on p.id = j.plan
                                where %s and (%s)
                                order by j.started_at desc, j.plan offset :offset rows fetch next :most rows only
                                """.formatted(steerable(reader), condition, visible(reader)))
                                .params(values))
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> row(reader, row))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Outcome, Integer>> counts =
                counts(rows.stream().map(row -> row.plan().id()).toList());
        List<UUID> running = rows.stream()
                .filter(row -> row.state() == JobState.RUNNING)
                .map(row -> row.plan().id())
                .toList();
        Map<UUID, Double> speeds = running.isEmpty() ? Map.of() : speeds(running, now);
        return rows.stream()
                .map(row -> job(
                        reader,
                        row,
                        counts.getOrDefault(row.plan().id(), Map.of()),
                        speeds.get(row.plan().id()),
                        now))
                .toList();
    }

    private static Row row(Reader reader, ResultSet row) throws SQLException {
        var plan = PlanRows.plan(row);
        @Nullable String why = row.getString("why");
        return new Row(
                plan,
                JobState.valueOf(row.getString("state")),
                Objects.requireNonNull(PlanRows.moment(row, "due_at")),
                Objects.requireNonNull(PlanRows.moment(row, "job_started_at")),
                PlanRows.moment(row, "ended_at"),
                why == null ? null : JobWhy.valueOf(why),
                plan.actor().equals(reader.me()),
                row.getInt("within") == 1);
    }

    private static Job job(Reader reader, Row row, Map<Outcome, Integer> counts, @Nullable Double speed, Instant now) {
        int left = row.plan().taken()
                - counts.values().stream().mapToInt(Integer::intValue).sum();
        Job.Pace pace = speed == null ? null : new Job.Pace(speed, now.plusMillis(Math.round(1_000 * left / speed)));
        boolean failed = counts.getOrDefault(Outcome.FAILED, 0) > 0;
        return new Job(
                row.plan(),
                row.state(),
                row.dueAt(),
                row.startedAt(),
                row.endedAt(),
                row.why(),
                counts,
                pace,
                row.mine(),
                acts(row, failed, !reader.scope().isEmpty()));
    }

    private static Set<JobAct> acts(Row row, boolean failed, boolean mayBulk) {
        Set<JobAct> acts = EnumSet.noneOf(JobAct.class);
        if (row.mine() || row.within()) {
            switch (row.state()) {
                case WAITING -> acts.add(JobAct.CANCEL);
                case RUNNING -> {
                    acts.add(JobAct.PAUSE);
                    acts.add(JobAct.CANCEL);
                }
                case PAUSED -> {
                    acts.add(JobAct.CANCEL);
                    if (mayBulk) {
                        acts.add(JobAct.RESUME);
                    }
                }
                case DONE, CANCELLED -> {
                    if (failed && mayBulk) {
                        acts.add(JobAct.RETRY);
                    }
                }
            }
        }
        return acts;
    }

    private Map<UUID, Map<Outcome, Integer>> counts(List<UUID> jobs) {
        Map<UUID, Map<Outcome, Integer>> counts = new HashMap<>();
        jdbc.sql("""
                select plan, outcome, count(*) as times from bulk_item
                where plan in (:jobs) and outcome is not null group by plan, outcome
                """).param("jobs", jobs).query(row -> {
            counts.computeIfAbsent(row.getObject("plan", UUID.class), _ -> new EnumMap<>(Outcome.class))
                    .put(Outcome.valueOf(row.getString("outcome")), row.getInt("times"));
        });
        return counts;
    }

    /// Returns the sandboxes that ended in a second, of late; nothing for a job of which none has.
    private Map<UUID, Double> speeds(List<UUID> jobs, Instant now) {
        Map<UUID, Double> speeds = new HashMap<>();
        jdbc.sql("""
                select plan, count(*) as times, min(ended_at) as first_end from bulk_item
                where plan in (:jobs) and outcome is not null and ended_at > :from group by plan
                """)
                .param("jobs", jobs)
                .param("from", PlanRows.stored(now.minus(LATELY)))
                .query(row -> {
                    Instant first = Objects.requireNonNull(PlanRows.moment(row, "first_end"));
                    double seconds = Duration.between(first, now).toMillis() / 1_000.0;
                    speeds.put(row.getObject("plan", UUID.class), row.getInt("times") / Math.max(1, seconds));
                });
        return speeds;
    }

    List<JobItem> items(UUID job, ItemQuestion question, int offset, int most) {
        String direction = question.descending() ? "desc" : "asc";
        return jdbc.sql("""
                select * from bulk_item where plan = :plan and skip is null %s
                order by %s, position %s offset :offset rows fetch next :most rows only
                """.formatted(
                                question.outcome() == null ? "" : "and outcome = :outcome",
                                order(question.sort(), direction),
                                direction))
                .params(
                        question.outcome() == null
                                ? Map.of()
                                : Map.of("outcome", question.outcome().name()))
                .param("plan", job)
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    private static String order(String sort, String direction) {
        return switch (sort) {
            case "name" -> "lower(coalesce(name, sandbox)) " + direction;
            case "creator" -> "lower(creator_name) " + direction;
            case "team" -> "team " + direction;
            case "state" -> "state " + direction;
            case "outcome" -> "outcome %1$s, code %1$s".formatted(direction);
            case "ended" -> "ended_at " + direction;
            default -> "1";
        };
    }

    private static JobItem item(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        @Nullable String code = row.getString("code");
        return new JobItem(
                row.getInt("position"),
                PlanRows.item(row),
                outcome == null ? null : Outcome.valueOf(outcome),
                code == null ? "" : code,
                row.getString("detail"),
                PlanRows.moment(row, "begun_at"),
                PlanRows.moment(row, "ended_at"));
    }

    List<JobEvent> events(UUID job) {
        return jdbc.sql("select * from bulk_event where plan = :plan order by no")
                .param("plan", job)
                .query((row, _) -> {
                    @Nullable String why = row.getString("why");
                    return new JobEvent(
                            Objects.requireNonNull(PlanRows.moment(row, "at")),
                            JobState.valueOf(row.getString("state")),
                            why == null ? null : JobWhy.valueOf(why),
                            row.getString("actor"),
                            row.getString("actor_name"));
                })
                .list();
    }

    /// Returns the sandboxes of a job that failed, in the order of the plan.
    List<JobItem> failed(UUID job) {
        return items(job, new ItemQuestion(Outcome.FAILED, "position", false), 0, Integer.MAX_VALUE);
    }
}
