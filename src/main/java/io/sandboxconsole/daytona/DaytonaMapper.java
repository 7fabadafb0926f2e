package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.DaytonaIntervals.Act;
import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.lease.CrabboxLabels;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.ValueInterner;
import io.sandboxconsole.sandbox.provider.ListedRow;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.Row;
import io.sandboxconsole.sandbox.provider.http.RowProblems;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Maps a Daytona server's JSON to the domain. Only an id is required: a row without it is left out of listings.
final class DaytonaMapper {

    /// The name that the server gives a deleted sandbox, so that the old one is free at once.
    private static final Pattern DESTROYED = Pattern.compile("DESTROYED_(.+)_\\d+");

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private static final int MOST_DECIMALS = 20;

    private final ConnectionId connection;

    private final @Nullable String defaultTeam;

    private final Redaction redaction;

    private final ValueInterner values = new ValueInterner();

    DaytonaMapper(ConnectionId connection, @Nullable String defaultTeam, Redaction redaction) {
        this.connection = connection;
        this.defaultTeam = defaultTeam;
        this.redaction = redaction;
    }

    Sandbox sandbox(Row<DaytonaApi.Sandbox> row) {
        DaytonaApi.Sandbox wire = JsonMembers.required(row.value(), Message.of("problem.answer.empty-item"));
        Map<String, String> labels = labels(wire);
        return new Sandbox(
                new SandboxId(connection, JsonMembers.id(wire.id())),
                status(wire),
                values.shared("creator", creator(labels)),
                owner(labels),
                team(labels, row),
                values.shared("source", source(wire)),
                wire.createdAt() == null ? wire.updatedAt() : wire.createdAt(),
                wire.autoDestroyAt(),
                List.of(),
                null,
                labels,
                attributes(wire));
    }

    ListedRow<Sandbox> listed(Row<DaytonaApi.Sandbox> row) {
        DaytonaApi.@Nullable Sandbox wire = row.value();
        RowProblems problems = new RowProblems(row);
        if (wire == null) {
            return problems.withoutId(null, null, null);
        }
        if (JsonMembers.isId(wire.id())) {
            return problems.around(sandbox(row), wire.state());
        }
        Map<String, String> labels = labels(wire);
        String name = labels.getOrDefault(Sandbox.NAME_KEY, wire.name());
        return problems.withoutId(name == null ? source(wire).text() : name, team(labels, row), owner(labels));
    }

    /// A row whose labels cannot be read may be any team's, so that no team gets it by default.
    private @Nullable String team(Map<String, String> labels, Row<?> row) {
        return labels.getOrDefault(ReservedMetadata.TEAM, row.unread().contains("labels") ? null : defaultTeam);
    }

    /// The create request's label is the one value that no two sandboxes share, so it is not interned.
    private Map<String, String> labels(DaytonaApi.Sandbox wire) {
        Map<String, String> labels = new HashMap<>();
        JsonMembers.present(wire.labels())
                .forEach((key, value) -> labels.put(
                        values.shared("label", key),
                        key.equals(ReservedMetadata.REQUEST) ? value : values.shared("label." + key, value)));
        return Map.copyOf(labels);
    }

    private EngineAttributes attributes(DaytonaApi.Sandbox wire) {
        Intervals intervals = values.shared("intervals", intervals(wire));
        return new EngineAttributes(
                name(wire),
                values.sharedIfPresent("machine", wire.sandboxClass()),
                values.sharedIfPresent("region", wire.target()),
                new EngineAttributes.Size(
                        amount(wire.cpu()), amount(wire.memory()), amount(wire.disk()), amount(wire.gpu())),
                wire.lastActivityAt(),
                intervals,
                Boolean.TRUE.equals(wire.open()),
                Boolean.TRUE.equals(wire.recoverable()),
                wire.backupState(),
                CrabboxLabels.read(JsonMembers.present(wire.labels()), intervals)
                        .orElse(null));
    }

    /// An absurd amount, which might not even be printable, counts as absent.
    private static @Nullable BigDecimal amount(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() < 0 || amount.compareTo(MOST) > 0 || amount.scale() > MOST_DECIMALS
                ? null
                : amount;
    }

    /// A sandbox without a name gets its id as name, which is dropped.
    private static @Nullable String name(DaytonaApi.Sandbox wire) {
        if (wire.name() == null || wire.name().isBlank()) {
            return null;
        }
        Matcher destroyed = DESTROYED.matcher(wire.name());
        String name = destroyed.matches() ? destroyed.group(1) : wire.name();
        return name.equals(wire.id()) ? null : name;
    }

    private static Intervals intervals(DaytonaApi.Sandbox wire) {
        return new Intervals(
                Act.STOP.interval(wire.autoStopInterval()),
                Act.PAUSE.interval(wire.autoPauseInterval()),
                Act.ARCHIVE.interval(wire.autoArchiveInterval()),
                Act.DELETE.interval(wire.autoDeleteInterval()));
    }

    /// During a transition, the last change is the best estimate of its beginning.
    private SandboxStatus status(DaytonaApi.Sandbox wire) {
        SandboxState state = values.shared("state", DaytonaPhase.state(wire.state(), wire.desiredState()));
        boolean passing = DaytonaPhase.of(state).passing();
        return new SandboxStatus(state, null, reason(wire.errorReason()), passing ? wire.updatedAt() : null);
    }

    /// The reason may quote the request.
    private @Nullable String reason(@Nullable String reason) {
        return reason == null ? null : redaction.sentence(reason);
    }

    /// Only a snapshot that the server shares with all organizations holds no user's work: a missing source may not
    /// have been recorded.
    Snapshot snapshot(Row<DaytonaApi.Snapshot> row) {
        DaytonaApi.Snapshot wire = JsonMembers.required(row.value(), Message.of("problem.answer.empty-item"));
        JsonNode source = wire.sourceSandboxId();
        SandboxId sandbox = source != null && source.isString() && JsonMembers.isId(source.stringValue())
                ? new SandboxId(connection, source.stringValue())
                : null;
        return new Snapshot(
                JsonMembers.id(wire.id()),
                sandbox,
                wire.name(),
                SandboxState.stated(wire.state()),
                reason(wire.errorReason()),
                wire.createdAt(),
                Boolean.TRUE.equals(wire.general()));
    }

    /// A region without an id cannot be requested.
    List<Region> regions(List<DaytonaApi.@Nullable Region> wire) {
        return wire.stream()
                .filter(region ->
                        region != null && region.id() != null && !region.id().isBlank())
                .map(region -> new Region(
                        JsonMembers.id(region.id()),
                        region.name() == null || region.name().isBlank() ? JsonMembers.id(region.id()) : region.name()))
                .toList();
    }

    /// The image is known only from a Dockerfile.
    private static Source source(DaytonaApi.Sandbox wire) {
        if (wire.snapshot() != null && !wire.snapshot().isBlank()) {
            return new Source.Snapshot(wire.snapshot());
        }
        if (wire.buildInfo() != null && wire.buildInfo().dockerfileContent() != null) {
            return Dockerfile.source(wire.buildInfo().dockerfileContent());
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
