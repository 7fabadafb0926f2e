package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.access.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The metadata keys that only the console writes: a sandbox's owner, its team, and the request that created it.
public final class ReservedMetadata {

    public static final String OWNER = "access.owner";

    public static final String TEAM = "access.team";

    /// The prefix of all other keys of ours.
    public static final String PREFIX = "sandboxconsole.io/";

    /// The kind of creator that [#OWNER] names: `user` or `key`.
    public static final String CREATOR_KIND = PREFIX + "creator-kind";

    /// A value unique to a create request, by which to find the sandbox after a lost response.
    public static final String REQUEST = PREFIX + "request";

    private ReservedMetadata() {}

    /// Whether `key` is closed to edits by people and machines.
    public static boolean covers(String key) {
        return key.equals(OWNER) || key.equals(TEAM) || key.startsWith(PREFIX);
    }

    /// The entries of `metadata` that people and machines may edit.
    public static Map<String, String> without(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .filter(entry -> !covers(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The metadata of a fork by `actor` of a sandbox of `team`, a label token.
    public static Map<String, String> ofFork(Actor actor, @Nullable String team) {
        return injected(Map.of(), actor, team, newRequest());
    }

    /// A new value for [#REQUEST].
    public static String newRequest() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// `metadata` with the entries that mark a sandbox as created by `actor` for `team` in request `request`.
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
