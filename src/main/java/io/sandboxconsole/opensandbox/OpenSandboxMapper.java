package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.opensandbox.OpenSandboxPages.Page;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Platform;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.ValueInterner;
import io.sandboxconsole.sandbox.provider.ListedRow;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.Row;
import io.sandboxconsole.sandbox.provider.http.RowProblems;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps an OpenSandbox server's JSON to the domain. Only `id` is required: a row without it is left out of listings.
final class OpenSandboxMapper {

    // Shared, because they are passed for every row of a listing.
    private static final Message NO_ITEMS = Message.of("problem.answer.no-items");

    private static final Message EMPTY_ITEM = Message.of("problem.answer.empty-item");

    private static final OpenSandboxApi.CapacitySpec UNLIMITED =
            new OpenSandboxApi.CapacitySpec(null, null, null, null);

    private static final OpenSandboxApi.Status UNSTATED = new OpenSandboxApi.Status(null, null, null, null);

    /// A transition stated as earlier than this after the creation is the creation.
    private static final Duration CREATION = Duration.ofSeconds(1);

    private final ConnectionId connection;

    private final @Nullable String defaultTeam;

    private final ValueInterner values = new ValueInterner();

    OpenSandboxMapper(ConnectionId connection, @Nullable String defaultTeam) {
        this.connection = connection;
        this.defaultTeam = defaultTeam;
    }

    Sandbox sandbox(Row<OpenSandboxApi.Sandbox> row) {
        OpenSandboxApi.Sandbox wire = JsonMembers.required(row.value(), EMPTY_ITEM);
        Map<String, String> metadata = metadata(wire.metadata());
        return new Sandbox(
                new SandboxId(connection, JsonMembers.id(wire.id())),
                status(wire.status(), wire.createdAt()),
                creator(metadata),
                owner(metadata),
                team(metadata, row),
                source(wire),
                wire.createdAt(),
                wire.expiresAt(),
                entrypoint(wire.entrypoint()),
                platform(wire.platform()),
                metadata);
    }

    Snapshot snapshot(Row<OpenSandboxApi.Snapshot> row) {
        OpenSandboxApi.Snapshot wire = JsonMembers.required(row.value(), EMPTY_ITEM);
        OpenSandboxApi.@Nullable Status status = wire.status();
        return new Snapshot(
                JsonMembers.id(wire.id()),
                wire.sandboxId() == null || wire.sandboxId().isBlank()
                        ? null
                        : new SandboxId(connection, wire.sandboxId()),
                wire.name(),
                values.shared("snapshot-state", SandboxState.stated(status == null ? null : status.state())),
                status == null ? null : status.message(),
                wire.createdAt(),
                false);
    }

    Page<ListedRow<Sandbox>> sandboxes(OpenSandboxApi.ListSandboxesResponse wire) {
        return page(wire.items(), wire.pagination(), this::listed);
    }

    Page<ListedRow<Snapshot>> snapshots(OpenSandboxApi.ListSnapshotsResponse wire) {
        return page(wire.items(), wire.pagination(), this::listedSnapshot);
    }

    private ListedRow<Sandbox> listed(Row<OpenSandboxApi.Sandbox> row) {
        OpenSandboxApi.@Nullable Sandbox wire = row.value();
        RowProblems problems = new RowProblems(row);
        if (wire != null && JsonMembers.isId(wire.id())) {
            OpenSandboxApi.@Nullable Status status = wire.status();
            return problems.around(sandbox(row), status == null ? null : status.state());
        }
        Map<String, String> metadata = metadata(wire == null ? null : wire.metadata());
        String name = metadata.get(Sandbox.NAME_KEY);
        return problems.withoutId(
                name == null && wire != null ? source(wire).text() : name, team(metadata, row), owner(metadata));
    }

    private ListedRow<Snapshot> listedSnapshot(Row<OpenSandboxApi.Snapshot> row) {
        return row.value() != null && JsonMembers.isId(row.value().id())
                ? ListedRow.of(snapshot(row))
                : new RowProblems(row).withoutId(null, null, null);
    }

    /// A row whose labels cannot be read may be any team's, so that no team gets it by default.
    private @Nullable String team(Map<String, String> metadata, Row<?> row) {
        String team = row.value() == null || row.unread().contains("metadata") ? null : defaultTeam;
        return metadata.getOrDefault(ReservedMetadata.TEAM, team);
    }

    /// A page without pagination info has a next one if it is full.
    private static <A, T> Page<T> page(
            @Nullable List<A> items, OpenSandboxApi.@Nullable PaginationInfo pagination, Function<A, T> mapping) {
        List<T> mapped =
                JsonMembers.required(items, NO_ITEMS).stream().map(mapping).toList();
        boolean full = mapped.size() >= OpenSandboxApi.PAGE_SIZE;
        return pagination == null
                ? new Page<>(mapped, 0, full)
                : new Page<>(
                        mapped,
                        Objects.requireNonNullElse(pagination.totalItems(), 0L),
                        Objects.requireNonNullElse(pagination.hasNextPage(), full));
    }

    private SandboxStatus status(OpenSandboxApi.@Nullable Status stated, @Nullable Instant createdAt) {
        OpenSandboxApi.Status wire = stated == null ? UNSTATED : stated;
        String word = SandboxState.stated(wire.state());
        return new SandboxStatus(
                values.shared("state", new SandboxState(kind(word), word)),
                values.sharedIfPresent("reason", wire.reason()),
                values.sharedIfPresent("message", wire.message()),
                transition(wire.lastTransitionAt(), createdAt));
    }

    /// Servers state the creation as the last transition for good, with some milliseconds between.
    private static @Nullable Instant transition(@Nullable Instant stated, @Nullable Instant createdAt) {
        return stated == null || createdAt == null || stated.isAfter(createdAt.plus(CREATION)) ? stated : null;
    }

    /// `Allocated` is Kubernetes' word for “has an address, is not ready yet”: on its way to running by itself, like
    /// every pending sandbox. Undocumented words, such as `Unknown`, are classed as other.
    private static Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pending", "allocated" -> Kind.PENDING;
            case "running" -> Kind.RUNNING;
            case "pausing" -> Kind.PAUSING;
            case "paused" -> Kind.PAUSED;
            case "resuming" -> Kind.RESUMING;
            case "stopping" -> Kind.STOPPING;
            case "terminated" -> Kind.TERMINATED;
            case "failed" -> Kind.FAILED;
            default -> Kind.OTHER;
        };
    }

    /// The engine knows a creator by labels only: a declaration, not a proof.
    private Creator creator(Map<String, String> metadata) {
        String token = owner(metadata);
        if (token == null) {
            return Creator.Unknown.CREATOR;
        }
        return "key".equals(metadata.get(ReservedMetadata.CREATOR_KIND))
                ? values.shared("key", new Creator.ApiKey(token, token, false, Creator.Evidence.DECLARED))
                : values.shared("person", new Creator.User(token, token, Creator.Evidence.DECLARED));
    }

    private static @Nullable String owner(Map<String, String> metadata) {
        String token = metadata.get(ReservedMetadata.OWNER);
        return token == null || token.isBlank() ? null : token;
    }

    private Source source(OpenSandboxApi.Sandbox wire) {
        if (wire.image() != null && wire.image().uri() != null) {
            return values.shared("image", new Source.Image(wire.image().uri()));
        }
        return wire.snapshotId() == null
                ? new Source.Unstated()
                : values.shared("snapshot", new Source.Snapshot(wire.snapshotId()));
    }

    /// Copied here, so that the sandbox need not copy the shared list.
    private List<String> entrypoint(@Nullable List<@Nullable String> words) {
        return words == null
                ? List.of()
                : values.shared(
                        "entrypoint",
                        List.copyOf(words.stream()
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull)
                                .toList()));
    }

    private @Nullable Platform platform(OpenSandboxApi.@Nullable Platform wire) {
        return wire == null || wire.os() == null || wire.arch() == null
                ? null
                : values.shared("platform", new Platform(wire.os(), wire.arch()));
    }

    /// The create request's label is the one value that no two sandboxes share, so it is not interned.
    private Map<String, String> metadata(@Nullable Map<String, @Nullable String> wire) {
        Map<String, String> metadata = new HashMap<>();
        JsonMembers.present(wire)
                .forEach((key, value) -> metadata.put(
                        values.shared("label", key),
                        key.equals(ReservedMetadata.REQUEST) ? value : values.shared("label." + key, value)));
        return Map.copyOf(metadata);
    }

    static Endpoint endpoint(OpenSandboxApi.Endpoint wire) {
        return new Endpoint(
                JsonMembers.required(wire.endpoint(), Message.of("problem.answer.no-address")),
                JsonMembers.present(wire.headers()));
    }

    /// Content stored elsewhere is not fetched: a warning names its address.
    static Diagnostics diagnostics(OpenSandboxApi.DiagnosticContentResponse wire) {
        List<Message> warnings = new ArrayList<>();
        if (wire.warnings() != null) {
            wire.warnings().forEach(warning -> warnings.add(Message.quoted(warning)));
        }
        if (wire.contentUrl() != null) {
            warnings.add(elsewhere(wire.contentUrl(), wire.expiresAt()));
        }
        String text = wire.contentUrl() == null && wire.content() != null ? wire.content() : "";
        return new Diagnostics(text, Boolean.TRUE.equals(wire.truncated()), warnings);
    }

    private static Message elsewhere(String address, @Nullable Instant until) {
        return until == null
                ? Message.of("problem.kept-elsewhere", address)
                : Message.of("problem.kept-elsewhere.until", address, until.toString());
    }

    private static Pool pool(OpenSandboxApi.Pool wire) {
        OpenSandboxApi.CapacitySpec capacity = wire.capacitySpec() == null ? UNLIMITED : wire.capacitySpec();
        OpenSandboxApi.@Nullable PoolStatus status = wire.status();
        return new Pool(
                Objects.requireNonNullElse(wire.name(), ""),
                new Pool.Capacity(
                        count(capacity.bufferMin()),
                        count(capacity.bufferMax()),
                        count(capacity.poolMin()),
                        count(capacity.poolMax())),
                status == null ? null : status.total(),
                status == null ? null : status.allocated(),
                status == null ? null : status.available(),
                wire.createdAt());
    }

    static List<Pool> pools(OpenSandboxApi.ListPoolsResponse wire) {
        return JsonMembers.required(wire.items(), NO_ITEMS).stream()
                .map(Row::value)
                .filter(pool -> pool != null && JsonMembers.isId(pool.name()))
                .map(pool -> pool(Objects.requireNonNull(pool)))
                .toList();
    }

    private static int count(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
