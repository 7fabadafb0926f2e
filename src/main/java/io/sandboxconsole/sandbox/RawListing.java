package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Reach;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.sandbox.EngineDoor.Entrance;
import io.sandboxconsole.sandbox.RawMerge.Window;
import io.sandboxconsole.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The listing in the engine's own words, cut to what an actor may see, with totals that are right for them.
///
/// Whoever sees everything gets the engine's bytes. Whoever sees one team gets them too: the team is put into the
/// engine's own filter, and every row that comes back is checked all the same. For everybody else the rows of each
/// team and of their own are read to the end, put together in the engine's order, and paged here.
@Service
public class RawListing {

    /// With more teams than this it is less work to read everything once.
    private static final int MOST_ALTERNATIVES = 8;

    private final EngineDoor door;

    private final Guard guard;

    RawListing(EngineDoor door, Guard guard) {
        this.door = door;
        this.guard = guard;
    }

    @Blocking
    public EngineAnswer list(Actor actor, ConnectionId connection, EngineCall call) {
        var entrance = door.entrance(connection);
        var reach = reach(actor, connection);
        if (reach.everything()) {
            return entrance.send(call);
        }
        var query = RawQuery.of(call.query());
        Optional<Window> window = Window.of(query);
        if (window.isEmpty()) {
            return refusedByEngine(entrance, call);
        }
        if (reach.owner() == null && reach.teams().size() == 1 && !reachesUnlabelled(reach, entrance)) {
            String team = reach.teams().iterator().next();
            return ofTeam(entrance, call, query.narrowed(ReservedMetadata.TEAM, team), team)
                    .orElseGet(() -> merged(entrance, call, reach, window.get()));
        }
        return merged(entrance, call, reach, window.get());
    }

    /// The engine's own answer for one team; nothing if the engine has to be mistrusted, or cannot be asked for that.
    private static Optional<EngineAnswer> ofTeam(
            Entrance entrance, EngineCall call, Optional<RawQuery> narrowed, String team) {
        if (narrowed.isEmpty()) {
            return Optional.empty();
        }
        var answer = entrance.send(call.withQuery(narrowed.get().text()));
        byte[] bytes = entrance.whole(answer);
        boolean clean = answer.status() != 200
                || entrance.understood(bytes, RawPage::read).rows().stream()
                        .allMatch(row -> team.equals(row.label(ReservedMetadata.TEAM)));
        return clean ? Optional.of(EngineAnswer.of(answer.status(), answer.headers(), bytes)) : Optional.empty();
    }

    private static EngineAnswer merged(Entrance entrance, EngineCall call, Reach reach, Window window) {
        var merge = new RawMerge(
                entrance, call, row -> row.within(reach, entrance.passage().defaultTeam()));
        for (RawQuery alternative : alternatives(entrance, RawQuery.of(call.query()), reach)) {
            Optional<EngineAnswer> refusal = merge.add(alternative);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return merge.page(window, Comparator.comparing(RawRow::createdAt).reversed());
    }

    /// What the engine is asked for, one after the other, so that nothing within reach is missed.
    private static List<RawQuery> alternatives(Entrance entrance, RawQuery query, Reach reach) {
        if (reachesUnlabelled(reach, entrance) || reach.teams().size() > MOST_ALTERNATIVES) {
            return List.of(query);
        }
        List<RawQuery> all = new ArrayList<>();
        reach.teams()
                .forEach(team -> query.narrowed(ReservedMetadata.TEAM, team).ifPresent(all::add));
        if (reach.owner() != null) {
            query.narrowed(ReservedMetadata.OWNER, reach.owner()).ifPresent(all::add);
        }
        return all;
    }

    /// Sandboxes without a team are those of the connection's team, and no filter finds what is not there.
    private static boolean reachesUnlabelled(Reach reach, Entrance entrance) {
        String team = entrance.passage().defaultTeam();
        return team != null && reach.teams().contains(team);
    }

    /// What we cannot read as a page the engine must not understand either.
    private static EngineAnswer refusedByEngine(Entrance entrance, EngineCall call) {
        var answer = entrance.send(call);
        byte[] bytes = entrance.whole(answer);
        if (!answer.refused()) {
            throw new RequestRefused("INVALID_REQUEST", Phrase.of("problem.call.page"));
        }
        return EngineAnswer.of(answer.status(), answer.headers(), bytes);
    }

    private Reach reach(Actor actor, ConnectionId connection) {
        var reach = guard.reach(actor, Permission.VIEW_SANDBOX);
        if (reach.nothing()) {
            var target = new Target(connection.value(), null, null, null, null);
            guard.check(actor, new Operation("list", Permission.VIEW_SANDBOX, target));
        }
        return reach;
    }
}
