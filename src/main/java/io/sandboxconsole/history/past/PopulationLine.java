package io.sandboxconsole.history.past;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.sandbox.Blocking;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts the sandboxes that were alive at each of many moments, in one pass over an index. The last known team and
/// owner decide who may see a sandbox.
final class PopulationLine {

    /// A moment before the first step counts as the first one. The expressions stand in a select of their own,
    /// because a database does not know those with parameters again.
    private static final String STEPS = """
            select begun_step, ended_step, count(*) as sandboxes from (
              select %s as begun_step, %s as ended_step from history_sandbox
              where begun <= :until and (ended is null or ended > :from) and %s
            ) steps group by begun_step, ended_step""".formatted(step("begun"), step("ended"), "%s");

    private final JdbcClient database;

    PopulationLine(JdbcClient database) {
        this.database = database;
    }

    private record Step(long begun, @Nullable Long ended, int sandboxes) {}

    /// The first step that is not before the moment, in whole numbers, because databases divide fractions
    /// differently.
    private static String step(String column) {
        return """
                (cast(ceiling(extract(epoch from %s)) as bigint) - cast(:start as bigint) + cast(:step as bigint) - 1)
                  / cast(:step as bigint)""".formatted(column);
    }

    /// Returns the counts at `points` moments of equal distance, the last at `until` and the first at `from` or
    /// shortly before. Moments are whole seconds.
    @Blocking
    List<AliveCount> counts(AccessScope scope, Instant from, Instant until, int points) {
        long step = Math.max(1, Math.ceilDiv(until.getEpochSecond() - from.getEpochSecond(), points - 1L));
        Instant last = until.truncatedTo(ChronoUnit.SECONDS);
        Instant first = last.minusSeconds(step * (points - 1));
        int[] changes = new int[points + 1];
        if (!scope.isEmpty()) {
            for (Step moved : steps(scope, first, last, step)) {
                changes[Math.clamp(moved.begun(), 0, points)] += moved.sandboxes();
                if (moved.ended() != null) {
                    changes[Math.clamp(moved.ended(), 0, points)] -= moved.sandboxes();
                }
            }
        }
        List<AliveCount> counts = new ArrayList<>(points);
        int alive = 0;
        for (int i = 0; i < points; i++) {
            alive += changes[i];
            counts.add(new AliveCount(first.plusSeconds(i * step), alive));
        }
        return counts;
    }

    private List<Step> steps(AccessScope scope, Instant from, Instant until, long step) {
        var sql = database.sql(STEPS.formatted(condition(scope)))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("start", from.getEpochSecond())
                .param("step", step);
        if (!scope.isUnlimited() && !scope.teams().isEmpty()) {
            sql = sql.param("teams", scope.teams());
        }
        if (!scope.isUnlimited() && scope.owner() != null) {
            sql = sql.param("owner", scope.owner());
        }
        return sql.query((row, _) -> new Step(
                        row.getLong("begun_step"), row.getObject("ended_step", Long.class), row.getInt("sandboxes")))
                .list();
    }

    private static String condition(AccessScope scope) {
        if (scope.isUnlimited()) {
            return "1 = 1";
        }
        Set<String> teams = scope.teams();
        String ofTeam = teams.isEmpty() ? "1 = 0" : "team in (:teams)";
        return scope.owner() == null ? ofTeam : "(%s or owner = :owner)".formatted(ofTeam);
    }
}
