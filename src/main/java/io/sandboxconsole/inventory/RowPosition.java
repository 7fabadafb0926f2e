package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The position of a row in an order, which stays where it is when the row changes or disappears: a page continues
/// behind it.
///
/// @param value by which rows are sorted; absent where the row has none
/// @param tieBreaker of equal values, where the order has one before the id
public record RowPosition(
        SortOrder sort,
        SandboxId id,
        @Nullable String value,
        @Nullable String tieBreaker) {

    /// Returns the position of `row`.
    public static RowPosition of(Sandbox row, SortOrder sort) {
        @Nullable
        String value = switch (sort.key()) {
            case CREATED -> text(row.createdAt());
            case NAME -> row.title();
            case STATE -> row.state().kind().name();
            case CREATOR -> row.creator().name();
            case TEAM -> row.team();
            case IMAGE -> row.source().text();
            case EXPIRES -> text(row.expiresAt());
            case CONNECTION -> null;
            case ACTIVITY -> text(row.attributes().lastActivityAt());
        };
        return new RowPosition(
                sort,
                row.id(),
                value,
                sort.key() == SortOrder.Key.CREATOR ? row.creator().id() : null);
    }

    /// Returns the position that these texts describe.
    ///
    /// @throws RuntimeException if they describe none
    public static RowPosition read(
            SortOrder sort, String connection, String id, @Nullable String value, @Nullable String tieBreaker) {
        var position = new RowPosition(sort, new SandboxId(new ConnectionId(connection), id), value, tieBreaker);
        position.row();
        return position;
    }

    /// Returns a row at this position: one that compares like the row that was here.
    Sandbox row() {
        var key = sort.key();
        var kind = key == SortOrder.Key.STATE
                ? SandboxState.Kind.valueOf(Objects.requireNonNull(value))
                : SandboxState.Kind.OTHER;
        var creator = key == SortOrder.Key.CREATOR
                ? new Creator.User(
                        Objects.requireNonNull(tieBreaker), Objects.requireNonNull(value), Creator.Evidence.UNKNOWN)
                : Creator.Unknown.CREATOR;
        return new Sandbox(
                id,
                new SandboxStatus(SandboxState.of(kind), null, null, null),
                creator,
                null,
                key == SortOrder.Key.TEAM ? value : null,
                key == SortOrder.Key.IMAGE
                        ? new Sandbox.Source.Image(Objects.requireNonNull(value))
                        : new Sandbox.Source.Unstated(),
                key == SortOrder.Key.CREATED ? moment() : null,
                key == SortOrder.Key.EXPIRES ? moment() : null,
                List.of(),
                null,
                key == SortOrder.Key.NAME ? Map.of(Sandbox.NAME_KEY, Objects.requireNonNull(value)) : Map.of(),
                new EngineAttributes(
                        null,
                        null,
                        null,
                        null,
                        key == SortOrder.Key.ACTIVITY ? moment() : null,
                        Intervals.NONE,
                        false,
                        false,
                        null,
                        null));
    }

    private @Nullable Instant moment() {
        return value == null ? null : Instant.parse(value);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
