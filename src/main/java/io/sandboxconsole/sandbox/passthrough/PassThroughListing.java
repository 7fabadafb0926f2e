package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.passthrough.ListingMerger.Window;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Lists sandboxes in the engine's own protocol, limited to the actor's scope, with matching totals.
///
/// An actor who sees everything gets the engine's bytes. So does one who sees a single team: the team is added to the
/// engine's own filter, and every returned row is checked all the same. For any other actor the rows of each team and
/// of their own are read to the end, merged in the engine's order, and paged here.
@Service
public class PassThroughListing {

    /// With more teams than this, one read of all sandboxes is cheaper.
    private static final int MOST_ALTERNATIVES = 8;

    private final EngineProxies proxies;

    private final Guard guard;

    PassThroughListing(EngineProxies proxies, Guard guard) {
        this.proxies = proxies;
        this.guard = guard;
    }

    @Blocking
    public EngineResponse list(Actor actor, ConnectionId connection, EngineRequest call) {
        var entrance = proxies.entrance(connection);
        var accessScope = reach(actor, connection);
        if (accessScope.isUnlimited()) {
            return entrance.send(call);
        }
        var query = QueryString.of(call.query());
        Optional<Window> window = Window.of(query);
        if (window.isEmpty()) {
            return rejectedByEngine(entrance, call);
        }
        if (accessScope.owner() == null
                && accessScope.teams().size() == 1
                && !reachesUnlabelled(accessScope, entrance)) {
            String team = accessScope.teams().iterator().next();
            return ofTeam(entrance, call, query.narrowed(ReservedMetadata.TEAM, team), team)
                    .orElseGet(() -> merged(entrance, call, accessScope, window.get()));
        }
        return merged(entrance, call, accessScope, window.get());
    }

    /// The engine's own response for one team; empty if it holds rows of others, or the query excludes that team.
    private static Optional<EngineResponse> ofTeam(
            Entrance entrance, EngineRequest call, Optional<QueryString> narrowed, String team) {
        if (narrowed.isEmpty()) {
            return Optional.empty();
        }
        var answer = entrance.send(call.withQuery(narrowed.get().text()));
        byte[] bytes = entrance.whole(answer);
        boolean clean = answer.status() != 200
                || entrance.understood(bytes, ListingPage::read).rows().stream()
                        .allMatch(row -> team.equals(row.label(ReservedMetadata.TEAM)));
        return clean ? Optional.of(EngineResponse.of(answer.status(), answer.headers(), bytes)) : Optional.empty();
    }

    private static EngineResponse merged(
            Entrance entrance, EngineRequest call, AccessScope accessScope, Window window) {
        var merger = new ListingMerger(
                entrance,
                call,
                row -> row.within(accessScope, entrance.engineProxy().defaultTeam()));
        for (QueryString alternative : alternatives(entrance, QueryString.of(call.query()), accessScope)) {
            Optional<EngineResponse> rejection = merger.add(alternative);
            if (rejection.isPresent()) {
                return rejection.get();
            }
        }
        return merger.page(window, Comparator.comparing(JsonRow::createdAt).reversed());
    }

    /// The queries, one after the other, that together cover the access scope.
    private static List<QueryString> alternatives(Entrance entrance, QueryString query, AccessScope accessScope) {
        if (reachesUnlabelled(accessScope, entrance) || accessScope.teams().size() > MOST_ALTERNATIVES) {
            return List.of(query);
        }
        List<QueryString> all = new ArrayList<>();
        accessScope
                .teams()
                .forEach(team -> query.narrowed(ReservedMetadata.TEAM, team).ifPresent(all::add));
        if (accessScope.owner() != null) {
            query.narrowed(ReservedMetadata.OWNER, accessScope.owner()).ifPresent(all::add);
        }
        return all;
    }

    /// Sandboxes without a team belong to the connection's team, and no filter finds a missing label.
    private static boolean reachesUnlabelled(AccessScope accessScope, Entrance entrance) {
        String team = entrance.engineProxy().defaultTeam();
        return team != null && accessScope.teams().contains(team);
    }

    /// A page we cannot parse must be rejected by the engine, too.
    private static EngineResponse rejectedByEngine(Entrance entrance, EngineRequest call) {
        var answer = entrance.send(call);
        byte[] bytes = entrance.whole(answer);
        if (!answer.refused()) {
            throw new RequestRefused("INVALID_REQUEST", Message.of("problem.call.page"));
        }
        return EngineResponse.of(answer.status(), answer.headers(), bytes);
    }

    private AccessScope reach(Actor actor, ConnectionId connection) {
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        if (accessScope.isEmpty()) {
            var target = new Target(connection.value(), null, null, null, null);
            guard.check(actor, new Operation("list", Permission.VIEW_SANDBOX, target));
        }
        return accessScope;
    }
}
