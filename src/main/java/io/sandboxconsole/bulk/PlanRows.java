package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores plans and their sandboxes. The caller makes the transaction. Blocks on the database; safe for use by several
/// threads.
final class PlanRows {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};

    private static final TypeReference<Set<SandboxId>> IDS = new TypeReference<>() {};

    private final JdbcOperations operations;

    private final JdbcClient jdbc;

    PlanRows(JdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    /// @param excluded what the plan's filter found and the actor left out
    void add(Plan plan, List<PlanItem> items, Set<SandboxId> excluded) {
        jdbc.sql("""
                insert into bulk_plan (id, actor, actor_name, command, filter, asked, excluded, reason, created_at,
                  valid_until, hash, taken, skipped, blocks)
                values (:id, :actor, :name, :command, :filter, :asked, :excluded, :reason, :created, :valid, :hash,
                  :taken, :skipped, :blocks)
                """)
                .param("id", plan.id())
                .param("actor", plan.actor())
                .param("name", StorableText.of(plan.actorName()))
                .param("command", BulkCommandText.of(plan.command()))
                .param("filter", plan.filter())
                .param("asked", MAPPER.writeValueAsString(plan.asked()))
                .param("excluded", excluded.isEmpty() ? null : MAPPER.writeValueAsString(excluded))
                .param("reason", plan.reason())
                .param("created", stored(plan.createdAt()))
                .param("valid", stored(plan.validUntil()))
                .param("hash", plan.hash())
                .param("taken", plan.taken())
                .param("skipped", plan.skipped())
                .param("blocks", MAPPER.writeValueAsString(plan.blocks()))
                .update();
        operations.batchUpdate("""
                insert into bulk_item (plan, position, connection, sandbox, version, name, team, owner, creator,
                  creator_name, state, created_at, last_activity_at, expires_at, skip, skip_detail,
                  creator_deleted)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, new ItemSetter(plan.id(), items));
        List<Reach> reach = items.stream()
                .filter(PlanItem::taken)
                .map(item -> Reach.of(Objects.requireNonNull(item.observed())))
                .distinct()
                .toList();
        operations.batchUpdate(
                "insert into bulk_reach (plan, team, owner) values (?, ?, ?)",
                reach,
                Math.max(1, reach.size()),
                (row, one) -> {
                    row.setObject(1, plan.id());
                    row.setString(2, one.team());
                    row.setString(3, one.owner());
                });
    }

    /// A team and an owner of sandboxes that a plan takes.
    record Reach(@Nullable String team, @Nullable String owner) {

        static Reach of(PlanItem.Observed observed) {
            return new Reach(observed.team(), observed.owner());
        }
    }

    /// Returns whose sandboxes a plan takes.
    List<Reach> reach(UUID plan) {
        return jdbc.sql("select team, owner from bulk_reach where plan = :plan")
                .param("plan", plan)
                .query((row, _) -> new Reach(row.getString("team"), row.getString("owner")))
                .list();
    }

    /// Returns what the filter of a plan found and the actor left out.
    Set<SandboxId> excluded(UUID plan) {
        return jdbc.sql("select excluded from bulk_plan where id = :id and excluded is not null")
                .param("id", plan)
                .query(String.class)
                .optional()
                .map(text -> MAPPER.readValue(text, IDS))
                .orElse(Set.of());
    }

    /// Lets a plan that was not started end now.
    ///
    /// @return whether it did
    boolean discard(UUID plan, Instant now) {
        return jdbc.sql("""
                update bulk_plan set valid_until = :now
                where id = :id and started_at is null and valid_until > :now
                """).param("id", plan).param("now", stored(now)).update() == 1;
    }

    /// Returns sandboxes of a plan that it takes, or leaves out, in its order.
    List<PlanItem> items(UUID plan, boolean taken, int offset, int most) {
        return jdbc.sql("""
                select * from bulk_item where plan = :plan and skip is %s
                order by position offset :offset rows fetch next :most rows only
                """.formatted(taken ? "null" : "not null"))
                .param("plan", plan)
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("select * from bulk_plan where id = :id")
                .param("id", id)
                .query((row, _) -> plan(row))
                .optional();
    }

    /// Returns the plan of this id that the actor made.
    ///
    /// @throws PlanRefused if there is none
    Plan own(Actor actor, UUID id) {
        var plan = find(id);
        return plan.filter(found -> found.actor().equals(actor.id().value()))
                .orElseThrow(() -> PlanRefused.unknown(plan.isPresent()));
    }

    /// Returns the sandboxes of a plan in its order, `most` of them from `position` on.
    List<PlanItem> items(UUID plan, int position, int most) {
        return jdbc.sql("""
                select * from bulk_item where plan = :plan and position >= :position
                order by position fetch first :most rows only
                """)
                .param("plan", plan)
                .param("position", position)
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    /// Marks a plan as started.
    ///
    /// @return whether this call did so: a plan is started once
    boolean start(UUID id, Instant now) {
        return jdbc.sql("update bulk_plan set started_at = :now where id = :id and started_at is null")
                        .param("id", id)
                        .param("now", stored(now))
                        .update()
                == 1;
    }

    /// Removes plans that can no longer be started and never were.
    ///
    /// @return the number removed
    int removeExpired(Instant before) {
        var limit = stored(before);
        jdbc.sql("""
                delete from bulk_item where plan in
                  (select id from bulk_plan where valid_until < :limit and started_at is null)
                """).param("limit", limit).update();
        jdbc.sql("""
                delete from bulk_reach where plan in
                  (select id from bulk_plan where valid_until < :limit and started_at is null)
                """).param("limit", limit).update();
        return jdbc.sql("delete from bulk_plan where valid_until < :limit and started_at is null")
                .param("limit", limit)
                .update();
    }

    static Plan plan(ResultSet row) throws SQLException {
        @Nullable String asked = row.getString("asked");
        return new Plan(
                row.getObject("id", UUID.class),
                row.getString("actor"),
                row.getString("actor_name"),
                BulkCommandText.parse(row.getString("command")),
                row.getString("filter"),
                asked == null ? Belts.NONE : MAPPER.readValue(asked, Belts.class),
                row.getString("reason"),
                instant(row, "created_at"),
                instant(row, "valid_until"),
                row.getString("hash"),
                row.getInt("taken"),
                row.getInt("skipped"),
                MAPPER.readValue(row.getString("blocks"), BLOCKS));
    }

    static PlanItem item(ResultSet row) throws SQLException {
        @Nullable String version = row.getString("version");
        @Nullable String skip = row.getString("skip");
        return new PlanItem(
                new SandboxId(new ConnectionId(row.getString("connection")), row.getString("sandbox")),
                version == null
                        ? null
                        : new PlanItem.Observed(
                                version,
                                row.getString("name"),
                                row.getString("team"),
                                row.getString("owner"),
                                row.getString("creator"),
                                row.getString("creator_name"),
                                row.getBoolean("creator_deleted"),
                                row.getString("state"),
                                moment(row, "created_at"),
                                moment(row, "last_activity_at"),
                                moment(row, "expires_at")),
                skip == null ? null : new Skip(Skip.Reason.valueOf(skip), row.getString("skip_detail")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// Sets the columns of the sandboxes of a plan.
    private record ItemSetter(UUID plan, List<PlanItem> items) implements BatchPreparedStatementSetter {

        @Override
        public int getBatchSize() {
            return items.size();
        }

        @Override
        public void setValues(java.sql.PreparedStatement row, int position) throws SQLException {
            var item = items.get(position);
            var seen = item.observed();
            var skip = item.skip();
            row.setObject(1, plan);
            row.setInt(2, position);
            row.setString(3, item.id().connection().value());
            row.setString(4, item.id().value());
            row.setString(5, seen == null ? null : seen.version());
            row.setString(6, seen == null || seen.name() == null ? null : StorableText.of(seen.name()));
            row.setString(7, seen == null ? null : seen.team());
            row.setString(8, seen == null ? null : seen.owner());
            row.setString(9, seen == null ? null : StorableText.of(seen.creator()));
            row.setString(10, seen == null ? null : StorableText.of(seen.creatorName()));
            row.setString(11, seen == null ? null : StorableText.of(seen.state()));
            row.setObject(12, seen == null || seen.createdAt() == null ? null : stored(seen.createdAt()));
            row.setObject(13, seen == null || seen.lastActivityAt() == null ? null : stored(seen.lastActivityAt()));
            row.setObject(14, seen == null || seen.expiresAt() == null ? null : stored(seen.expiresAt()));
            row.setString(15, skip == null ? null : skip.reason().name());
            row.setString(16, skip == null || skip.detail() == null ? null : StorableText.of(skip.detail()));
            row.setBoolean(17, seen != null && seen.creatorDeleted());
        }
    }
}
