package io.sandboxconsole.history;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The memory as each actor may see it: every sandbox that was ever seen, live or ended. Blocks on the database; safe
/// for use by several threads.
public interface History {

    /// Returns the lives of `query` that `actor` may see, and their number.
    @Blocking
    HistoryPage page(Actor actor, HistoryQuery query);

    /// Returns the counts for `fields`: `state`, `reason`, `cause`, `creator`, `team`, `connection`, `image`, `region`,
    /// `machine`, and `lived`, for [LifeFacets#lived].
    @Blocking
    LifeFacets facets(Actor actor, SandboxFilter filter, Set<String> fields);

    /// Streams every life that matches `filter` and that `actor` may see. Close it. Buffers no rows.
    @Blocking
    Stream<Life> lives(Actor actor, SandboxFilter filter, HistoryOrder order);

    /// Returns the life of a sandbox, if `actor` may see it.
    @Blocking
    Optional<Life> find(Actor actor, SandboxId id);

    /// Returns the lives of those of `ids` that `actor` may see; a few hundred at most.
    @Blocking
    List<Life> find(Actor actor, Set<SandboxId> ids);

    /// Returns the newest events of a sandbox, newest first; none of one that `actor` may not see.
    @Blocking
    List<HistoryEvent> events(Actor actor, SandboxId id, int most);

    /// Returns when each connection was watched.
    @Blocking
    List<Coverage> coverage();
}
