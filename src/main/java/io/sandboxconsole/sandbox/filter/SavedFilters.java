package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.StorableText;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Stores people's filters. A private filter needs no permission; a team's filters change only through [Guard], for
/// those who may change the team's sandboxes.
///
/// Every call may throw a [org.springframework.dao.DataAccessException] if the database does not answer.
@Service
public class SavedFilters {

    private final JdbcClient jdbc;

    private final Guard guard;

    private final Clock clock;

    SavedFilters(JdbcClient jdbc, Guard guard, Clock clock) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.clock = clock;
    }

    /// The actor's own filters and those shared with teams in their scope, by name.
    @Blocking
    public List<SavedFilter> visible(Actor actor) {
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        return rows(actor).stream()
                .filter(row -> row.mine() || (row.team() != null && accessScope.covers(row.team(), null)))
                .toList();
    }

    /// Whether `actor` may share filters with `team`, a name or its token.
    public boolean mayShare(Actor actor, String team) {
        return guard.allows(actor, sharing("share-filter", LabelToken.of(team), null));
    }

    /// Saves `filter` under `name`, replacing the actor's own filter of that name; with a team, shares it with the
    /// team.
    ///
    /// @return whether it replaces one
    /// @throws IllegalArgumentException if the name is blank or too long
    @Blocking
    public boolean save(Actor actor, String name, SandboxFilter filter, @Nullable String team) {
        String kept = name.strip();
        if (kept.isEmpty() || kept.length() > SavedFilter.MAXIMUM_NAME || kept.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "A filter’s name has 1 to %d characters.".formatted(SavedFilter.MAXIMUM_NAME));
        }
        @Nullable
        Operation sharing = team == null
                ? null
                : sharing("share-filter", LabelToken.of(team), kept).changing(becoming(null, filter));
        if (sharing != null) {
            guard.check(actor, sharing);
        }
        List<SavedFilter> old = rows(actor).stream()
                .filter(row -> row.mine() && row.name().equals(kept))
                .toList();
        old.forEach(row -> remove(actor, row.id()));
        var owner = new Owner(actor.id().label(), StorableText.of(actor.name()));
        if (sharing == null) {
            insert(owner, kept, filter, null);
        } else {
            guard.run(
                    actor,
                    sharing,
                    () -> insert(owner, kept, filter, sharing.target().team()));
        }
        return !old.isEmpty();
    }

    /// Removes a filter that the actor sees; ignores one that is already gone or not visible.
    ///
    /// @return puts it back, once, for the same actor and with its old owner; empty if nothing was removed
    @Blocking
    public Optional<Undo> remove(Actor actor, String id) {
        return visible(actor).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .flatMap(row -> owner(id).map(owner -> {
                    if (row.team() == null) {
                        delete(id);
                    } else {
                        var unsharing = sharing("unshare-filter", row.team(), row.name());
                        guard.run(actor, unsharing.changing(becoming(row.filter(), null)), () -> delete(id));
                    }
                    Undo undo = () -> restore(actor, row, owner);
                    return undo;
                }));
    }

    /// Takes back the removal of a filter.
    @FunctionalInterface
    public interface Undo {

        @Blocking
        void run();
    }

    private record Owner(String label, String name) {}

    private void restore(Actor actor, SavedFilter removed, Owner owner) {
        Runnable insert = () -> insert(owner, removed.name(), removed.filter(), removed.team());
        if (removed.team() == null) {
            insert.run();
        } else {
            var sharing = sharing("share-filter", removed.team(), removed.name());
            guard.run(actor, sharing.changing(becoming(null, removed.filter())), insert);
        }
    }

    private Optional<Owner> owner(String id) {
        return jdbc.sql("select owner, owner_name from saved_filter where id = ?")
                .param(id)
                .query((row, _) -> new Owner(row.getString("owner"), row.getString("owner_name")))
                .optional();
    }

    private List<SavedFilter> rows(Actor actor) {
        String me = actor.id().label();
        return jdbc.sql("""
                select id, owner, owner_name, name, team, filter from saved_filter
                where owner = :me or team is not null order by lower(name), name, id
                """)
                .param("me", me)
                .query((row, _) -> new SavedFilter(
                        row.getString("id"),
                        row.getString("name"),
                        SandboxFilter.parse(row.getString("filter")),
                        me.equals(row.getString("owner")),
                        row.getString("owner_name"),
                        row.getString("team")))
                .list();
    }

    private void insert(Owner owner, String name, SandboxFilter filter, @Nullable String team) {
        jdbc.sql("""
                insert into saved_filter (id, owner, owner_name, name, team, filter, at)
                values (:id, :owner, :ownerName, :name, :team, :filter, :at)
                """)
                .param("id", UUID.randomUUID().toString())
                .param("owner", owner.label())
                .param("ownerName", owner.name())
                .param("name", name)
                .param("team", team)
                .param("filter", filter.toString())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void delete(String id) {
        jdbc.sql("delete from saved_filter where id = ?").param(id).update();
    }

    private static FieldChanges becoming(@Nullable SandboxFilter before, @Nullable SandboxFilter after) {
        return FieldChanges.NONE.and("filter", before, after);
    }

    private static Operation sharing(String action, String team, @Nullable String name) {
        return new Operation(action, Permission.CHANGE_SANDBOX, new Target(null, null, name, team, null));
    }
}
