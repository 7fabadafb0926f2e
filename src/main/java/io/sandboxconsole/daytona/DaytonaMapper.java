package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.provider.http.MalformedAnswer;
import io.sandboxconsole.words.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says what a Daytona server's JSON means. Only `id` and `createdAt` must be there.
final class DaytonaMapper {

    private static final Pattern ONLY_FROM = Pattern.compile("\\s*FROM\\s+(\\S+)\\s*");

    private final ConnectionId connection;

    private final @Nullable String defaultTeam;

    DaytonaMapper(ConnectionId connection, @Nullable String defaultTeam) {
        this.connection = connection;
        this.defaultTeam = defaultTeam;
    }

    Sandbox sandbox(DaytonaApi.Sandbox wire) {
        if (wire.id() == null || wire.id().isBlank()) {
            throw new MalformedAnswer(Phrase.of("problem.answer.no-id"));
        }
        if (wire.createdAt() == null) {
            throw new MalformedAnswer(Phrase.of("problem.answer.no-creation"));
        }
        Map<String, String> metadata = metadata(wire);
        return new Sandbox(
                new SandboxId(connection, wire.id()),
                new SandboxStatus(DaytonaStates.of(wire.state(), wire.desiredState()), null, wire.errorReason(), null),
                creator(metadata),
                owner(metadata),
                metadata.getOrDefault(ReservedMetadata.TEAM, defaultTeam),
                source(wire),
                wire.createdAt(),
                wire.autoDestroyAt(),
                List.of(),
                null,
                metadata);
    }

    /// A page's sandboxes; a page without `items` is no listing.
    List<Sandbox> sandboxes(DaytonaApi.Listing wire) {
        if (wire.items() == null) {
            throw new MalformedAnswer(Phrase.of("problem.answer.no-items"));
        }
        return wire.items().stream().map(this::present).toList();
    }

    private Sandbox present(DaytonaApi.@Nullable Sandbox wire) {
        if (wire == null) {
            throw new MalformedAnswer(Phrase.of("problem.answer.empty-item"));
        }
        return sandbox(wire);
    }

    /// The labels, and the engine's own name where no label gives one. A sandbox without a name is named like its id,
    /// which says nothing. What is written back to the engine must start from its labels, never from here.
    private static Map<String, String> metadata(DaytonaApi.Sandbox wire) {
        Map<String, String> metadata = new HashMap<>();
        if (wire.name() != null && !wire.name().equals(wire.id())) {
            metadata.put(Sandbox.NAME_KEY, wire.name());
        }
        if (wire.labels() != null) {
            wire.labels().forEach((key, value) -> {
                if (value != null) {
                    metadata.put(key, value);
                }
            });
        }
        return metadata;
    }

    /// An image is known only from the one-line Dockerfile that stands for it; a longer one has no short name.
    private static Source source(DaytonaApi.Sandbox wire) {
        if (wire.snapshot() != null && !wire.snapshot().isBlank()) {
            return new Source.Snapshot(wire.snapshot());
        }
        if (wire.buildInfo() != null && wire.buildInfo().dockerfileContent() != null) {
            Matcher image = ONLY_FROM.matcher(wire.buildInfo().dockerfileContent());
            if (image.matches()) {
                return new Source.Image(image.group(1));
            }
        }
        return new Source.Unstated();
    }

    private static Creator creator(Map<String, String> metadata) {
        String token = owner(metadata);
        if (token == null) {
            return Creator.Unknown.CREATOR;
        }
        return "key".equals(metadata.get(ReservedMetadata.CREATOR_KIND))
                ? new Creator.ApiKey(token, token, false, Creator.Evidence.DECLARED)
                : new Creator.User(token, token, Creator.Evidence.DECLARED);
    }

    private static @Nullable String owner(Map<String, String> metadata) {
        String token = metadata.get(ReservedMetadata.OWNER);
        return token == null || token.isBlank() ? null : token;
    }
}
