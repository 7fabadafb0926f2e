package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Patterns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Ensures that new sandboxes name only volumes and pools that their team may use. An engine knows no owner of these:
/// the patterns of the connection decide, and a connection without any leaves all to the engine.
@Component
@EnableConfigurationProperties(SharedResourceProperties.class)
public class SharedResources {

    private static final Pattern CLIMBING = Pattern.compile("(^|.*[/\\\\])\\.{1,2}([/\\\\].*|$)");

    private final Guard guard;

    private final Map<ConnectionId, Listed> connections = new HashMap<>();

    public SharedResources(Guard guard, SharedResourceProperties properties) {
        this.guard = guard;
        properties.connections().forEach((id, entry) -> connections.put(new ConnectionId(id), Listed.of(entry)));
    }

    /// A resource that outlives the sandboxes of several teams.
    public enum Kind {
        CLAIM,
        HOST_PATH,
        BUCKET,
        POOL,
        /// Storage of a kind that only a later engine knows; no pattern covers it.
        OTHER;

        private List<String> of(Patterns patterns) {
            return switch (this) {
                case CLAIM -> patterns.claims();
                case HOST_PATH -> patterns.hostPaths();
                case BUCKET -> patterns.buckets();
                case POOL -> patterns.pools();
                case OTHER -> List.of();
            };
        }
    }

    /// A resource named in a request.
    public record Reference(Kind kind, String name) {

        private Message refusal(ConnectionId connection) {
            return switch (kind) {
                case CLAIM -> Message.of("problem.shared.claim", name, connection.value());
                case HOST_PATH -> Message.of("problem.shared.host-path", name, connection.value());
                case BUCKET -> Message.of("problem.shared.bucket", name, connection.value());
                case POOL -> Message.of("problem.shared.pool", name, connection.value());
                case OTHER -> Message.of("problem.shared.other", name, connection.value());
            };
        }
    }

    /// Requires that `team`, a label token, may use all of `references`. An actor who creates sandboxes for every team
    /// may use all.
    ///
    /// @throws RequestRefused if it may not
    public void require(Actor actor, ConnectionId connection, @Nullable String team, List<Reference> references) {
        references.stream()
                .map(reference -> problem(actor, connection, team, reference))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(problem -> {
                    throw new RequestRefused("RESOURCE_NOT_LISTED", problem);
                });
    }

    /// The reason why `team` may not use `reference`, if it may not.
    Optional<Message> problem(Actor actor, ConnectionId connection, @Nullable String team, Reference reference) {
        var listed = connections.get(connection);
        boolean free = listed == null
                || listed.teams().isEmpty()
                || guard.scope(actor, Permission.CREATE_SANDBOX).isUnlimited()
                || listed.permits(team, reference);
        return free ? Optional.empty() : Optional.of(reference.refusal(connection));
    }

    /// Requires that no member of a creation seems to name something that the console cannot check.
    ///
    /// @param unknown the members whose names end like those of references
    /// @throws RequestRefused if one does, and the connection does not allow its name
    public void requireKnown(ConnectionId connection, List<String> unknown) {
        var listed = connections.get(connection);
        unknown.stream()
                .filter(member -> listed == null || !listed.allowedMembers().contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw new RequestRefused(
                            "UNKNOWN_REFERENCE",
                            Message.of("problem.call.unknown-reference", member, connection.value()));
                });
    }

    /// The settings of a connection, by label tokens of its teams.
    private record Listed(Map<String, Patterns> teams, Set<String> allowedMembers) {

        static Listed of(Entry entry) {
            Map<String, Patterns> teams = new HashMap<>();
            entry.teams().forEach((team, patterns) -> teams.put(LabelToken.of(team), patterns));
            return new Listed(teams, entry.allowedMembers());
        }

        boolean permits(@Nullable String team, Reference reference) {
            var patterns = team == null ? null : teams.get(team);
            boolean climbs = reference.kind() != Kind.POOL
                    && CLIMBING.matcher(reference.name()).matches();
            return patterns != null
                    && !climbs
                    && reference.kind().of(patterns).stream().anyMatch(pattern -> matches(pattern, reference));
        }

        private static boolean matches(String pattern, Reference reference) {
            String name = reference.kind() == Kind.HOST_PATH ? withoutLastSlash(reference.name()) : reference.name();
            String expression = Arrays.stream(pattern.strip().split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
        }

        private static String withoutLastSlash(String path) {
            return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
