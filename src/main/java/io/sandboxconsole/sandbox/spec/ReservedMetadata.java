package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.access.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The metadata keys that only the console writes: who owns a sandbox, which team, and which request made it.
public final class ReservedMetadata {

    public static final String OWNER = "access.owner";

    public static final String TEAM = "access.team";

    /// Everything else of ours stands under this prefix.
    public static final String PREFIX = "sandboxconsole.io/";

    /// What kind of creator [#OWNER] names: `user` or `key`.
    public static final String CREATOR_KIND = PREFIX + "creator-kind";

    /// A value no other create request has, so that a sandbox can be found again after a lost answer.
    public static final String REQUEST = PREFIX + "request";

    private ReservedMetadata() {}

    /// Whether people and machines must leave `key` alone.
    public static boolean covers(String key) {
        return key.equals(OWNER) || key.equals(TEAM) || key.startsWith(PREFIX);
    }

    /// What people and machines may edit of `metadata`.
    public static Map<String, String> without(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .filter(entry -> !covers(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What marks a copy that `actor` makes of a sandbox of `team`, a label token.
    public static Map<String, String> ofFork(Actor actor, @Nullable String team) {
        return injected(Map.of(), actor, team, newRequest());
    }

    /// A value for [#REQUEST].
    public static String newRequest() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// `metadata` with what marks a sandbox as created by `actor` for `team` in request `request`.
    public static Map<String, String> injected(
            Map<String, String> metadata, Actor actor, @Nullable String team, String request) {
        Map<String, String> all = new HashMap<>(metadata);
        boolean itself = actor.owner().equals(actor.id().label());
        all.put(OWNER, actor.owner());
        all.put(CREATOR_KIND, itself && actor.kind() == Actor.Kind.KEY ? "key" : "user");
        all.put(REQUEST, request);
        if (team != null) {
            all.put(TEAM, team);
        }
        return Map.copyOf(all);
    }
}
