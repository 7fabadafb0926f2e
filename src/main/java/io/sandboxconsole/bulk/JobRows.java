package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.CallDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.StorableText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores jobs and what became of their sandboxes. The caller makes the transaction. Blocks on the database; safe for
/// use by several threads.
final class JobRows {

    private static final int LONGEST_CODE = 64;

    private static final int LONGEST_DETAIL = 1_000;

    private final JdbcOperations operations;

    private final JdbcClient jdbc;

    JobRows(JdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    /// A sandbox of a job that is to be acted on, with its place in the plan.
    record Open(int position, PlanItem item) {}

    /// The end of a sandbox of a job.
    record Ending(int position, ItemResult.Ended ended, Instant at) {}

    void add(UUID plan, Actor actor, Instant now, Instant dueAt) {
        jdbc.sql("""
                insert into bulk_job (plan, state, due_at, started_at, actor_kind, actor_owner, actor_teams, door,
                  address)
                values (:plan, :state, :due, :now, :kind, :owner, :teams, :door, :address)
                """)
                .param("plan", plan)
                .param("state", JobState.WAITING.name())
                .param("due", PlanRows.stored(dueAt))
                .param("now", PlanRows.stored(now))
                .param("kind", actor.kind().name())
                .param("owner", actor.owner())
                .param("teams", String.join("\n", actor.teams()))
                .param("door", actor.origin().door().name())
                .param("address", actor.origin().address())
                .update();
        event(plan, JobState.WAITING, JobWhy.ASKED, actor.id().value(), actor.name(), now);
    }

    /// Returns who started a job, without any grants, as the one for whom the console works.
    Optional<Actor> starter(UUID id) {
        return jdbc.sql("""
                select p.actor, p.actor_name, j.* from bulk_job j join bulk_plan p on p.id = j.plan where j.plan = :id
                """)
                .param("id", id)
                .query((row, _) -> new Actor(
                        new ActorId(row.getString("actor")),
                        row.getString("actor_name"),
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor_teams").lines().toList(),
                        Set.of(),
                        new Actor.Origin(
                                Actor.Door.valueOf(row.getString("door")),
                                row.getString("address"),
                                CallDetails.ofJob(BulkJobs.trailName(id))),
                        row.getString("actor_owner"),
                        null))
                .optional();
    }

    /// Returns the label tokens of the people whose jobs wait or run.
    Set<String> people() {
        return Set.copyOf(jdbc.sql("""
                select distinct actor_owner from bulk_job
                where state in ('WAITING', 'RUNNING') and actor_kind = 'PERSON'
                """).query(String.class).list());
    }

    /// Returns the connections of the sandboxes that a job takes.
    Set<ConnectionId> connections(UUID id) {
        return Set.copyOf(jdbc.sql("select distinct connection from bulk_item where plan = :plan and skip is null")
                .param("plan", id)
                .query((row, _) -> new ConnectionId(row.getString(1)))
                .list());
    }

    JobState state(UUID id) {
        return jdbc.sql("select state from bulk_job where plan = :plan")
                .param("plan", id)
                .query((row, _) -> JobState.valueOf(row.getString("state")))
                .single();
    }

    /// Locks the job until the transaction ends.
    JobState lockedState(UUID id) {
        return jdbc.sql("select state from bulk_job where plan = :plan for update")
                .param("plan", id)
                .query((row, _) -> JobState.valueOf(row.getString("state")))
                .single();
    }

    /// Notes a change of the job's sandboxes, for those who look.
    void revise(UUID id) {
        jdbc.sql("update bulk_job set revision = revision + 1 where plan = :plan")
                .param("plan", id)
                .update();
    }

    /// Notes that no sandbox of the job is uncertain, unless it runs again.
    void settled(UUID id) {
        jdbc.sql("""
                update bulk_job set settled = true, revision = revision + 1 where plan = :plan and state <> 'RUNNING'
                """).param("plan", id).update();
    }

    /// Returns the jobs that are open or ended after `moment`, each with a number that grows with its changes.
    Map<UUID, Long> revisions(Instant moment) {
        Map<UUID, Long> revisions = new HashMap<>();
        jdbc.sql("""
                select plan, revision from bulk_job
                where state in ('WAITING', 'RUNNING', 'PAUSED') or not settled or ended_at > :moment
                """).param("moment", PlanRows.stored(moment)).query(row -> {
            revisions.put(row.getObject("plan", UUID.class), row.getLong("revision"));
        });
        return revisions;
    }

    /// Returns the jobs that are to go on: running ones, those whose grace period is over, and those that a crash left
    /// uncertain.
    List<UUID> due(Instant now) {
        return jdbc.sql("""
                select plan from bulk_job
                where state = 'RUNNING' or not settled or (state = 'WAITING' and due_at <= :now) order by started_at
                """)
                .param("now", PlanRows.stored(now))
                .query((row, _) -> row.getObject("plan", UUID.class))
                .list();
    }

    /// Brings a job into another state and writes its event, if its present state leads there.
    ///
    /// @param actor who asked for it; absent for what the job does by itself
    /// @return whether it did
    boolean change(UUID id, JobState next, @Nullable JobWhy why, @Nullable Actor actor, Instant now) {
        List<String> before = List.of(JobState.values()).stream()
                .filter(state -> state.leadsTo(next))
                .map(JobState::name)
                .toList();
        int changed = jdbc.sql("""
                update bulk_job set state = :next, why = :why, changed_by = :by, revision = revision + 1,
                  settled = settled and not :runs,
                  ended_at = case when :open then null else cast(:now as timestamp with time zone) end
                where plan = :plan and state in (:before)
                """)
                .param("next", next.name())
                .param("why", why == null ? null : why.name())
                .param("by", actor == null ? null : actor.id().value())
                .param("open", next.open())
                .param("runs", next == JobState.RUNNING)
                .param("now", PlanRows.stored(now))
                .param("plan", id)
                .param("before", before)
                .update();
        if (changed == 1) {
            event(id, next, why, actor == null ? null : actor.id().value(), actor == null ? null : actor.name(), now);
        }
        return changed == 1;
    }

    /// Returns the next sandboxes behind a place in the plan that have not begun, in the order of the plan.
    List<Open> open(UUID id, int after, int most) {
        return items(id, "begun_at is null", after, most);
    }

    /// Returns the sandboxes that were begun with, and of which no end is known: what a crash leaves.
    List<Open> begun(UUID id) {
        return items(id, "begun_at is not null", -1, Integer.MAX_VALUE);
    }

    private List<Open> items(UUID id, String condition, int after, int most) {
        return jdbc.sql("""
                select * from bulk_item
                where plan = :plan and skip is null and outcome is null and position > :after and %s
                order by position fetch first :most rows only
                """.formatted(condition))
                .param("plan", id)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Open(row.getInt("position"), PlanRows.item(row)))
                .list();
    }

    void begin(UUID id, List<Open> items, Instant now) {
        operations.batchUpdate(
                "update bulk_item set begun_at = ? where plan = ? and position = ?",
                items,
                items.size(),
                (row, item) -> {
                    row.setObject(1, PlanRows.stored(now));
                    row.setObject(2, id);
                    row.setInt(3, item.position());
                });
    }

    /// Gives items back of which nothing was done.
    void giveBack(UUID id, List<Integer> positions) {
        operations.batchUpdate(
                "update bulk_item set begun_at = null where plan = ? and position = ?",
                positions,
                positions.size(),
                (row, position) -> {
                    row.setObject(1, id);
                    row.setInt(2, position);
                });
    }

    /// Writes ends. An item that has one keeps it.
    void end(UUID id, List<Ending> endings) {
        operations.batchUpdate("""
                update bulk_item set outcome = ?, code = ?, detail = ?, ended_at = ?
                where plan = ? and position = ? and outcome is null
                """, endings, endings.size(), (row, ending) -> set(row, id, ending));
    }

    private static void set(PreparedStatement row, UUID id, Ending ending) throws SQLException {
        row.setString(1, ending.ended().outcome().name());
        row.setString(2, cut(ending.ended().code(), LONGEST_CODE));
        row.setString(
                3, ending.ended().detail() == null ? null : cut(ending.ended().detail(), LONGEST_DETAIL));
        row.setObject(4, PlanRows.stored(ending.at()));
        row.setObject(5, id);
        row.setInt(6, ending.position());
    }

    private static String cut(String text, int longest) {
        String storable = text.replace('\0', ' ');
        return storable.codePointCount(0, storable.length()) > longest
                ? storable.substring(0, storable.offsetByCodePoints(0, longest))
                : storable;
    }

    /// Gives all that has not begun the end CANCELLED, with the reason of the job.
    void cancelRest(UUID id, Instant now) {
        jdbc.sql("""
                update bulk_item set outcome = 'CANCELLED', ended_at = :now,
                  code = (select coalesce(j.why, '') from bulk_job j where j.plan = :plan)
                where plan = :plan and skip is null and outcome is null and begun_at is null
                """).param("now", PlanRows.stored(now)).param("plan", id).update();
    }

    Map<Outcome, Integer> counts(UUID id) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        jdbc.sql("""
                select outcome, count(*) as times from bulk_item
                where plan = :plan and outcome is not null group by outcome
                """).param("plan", id).query(row -> {
            counts.put(Outcome.valueOf(row.getString("outcome")), row.getInt("times"));
        });
        return counts;
    }

    private void event(
            UUID plan,
            JobState state,
            @Nullable JobWhy why,
            @Nullable String actor,
            @Nullable String actorName,
            Instant now) {
        jdbc.sql("""
                insert into bulk_event (plan, at, state, why, actor, actor_name)
                values (:plan, :at, :state, :why, :actor, :name)
                """)
                .param("plan", plan)
                .param("at", PlanRows.stored(now))
                .param("state", state.name())
                .param("why", why == null ? null : why.name())
                .param("actor", actor)
                .param("name", actorName == null ? null : StorableText.of(actorName))
                .update();
    }
}
