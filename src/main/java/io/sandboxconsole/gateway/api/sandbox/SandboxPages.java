package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.Cursor;
import io.sandboxconsole.gateway.api.PageLimit;
import io.sandboxconsole.gateway.api.SortParameter;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxInfo;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.RowPosition;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the pages of lists of sandboxes.
@Component
class SandboxPages {

    private static final int PLACE = 4;

    private final Fleets fleets;

    private final SandboxMapper mapper;

    SandboxPages(Fleets fleets, SandboxMapper mapper) {
        this.fleets = fleets;
        this.mapper = mapper;
    }

    /// The parameters of a list.
    record Request(
            @Nullable String filter,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable Instant asOf) {}

    Page<SandboxInfo> page(Caller caller, Request request) {
        SandboxFilter filter = CallerReach.filter(caller, request.filter());
        SortOrder sort = sort(request.sort());
        int limit = PageLimit.of(request.limit());
        var fleet = fleets.of(caller, request.asOf());
        String list = "%s\n%s\n%s".formatted(filter, sort, request.asOf());
        @Nullable RowPosition after = request.cursor() == null ? null : position(request.cursor(), list, sort);
        var page = fleet.rows().page(caller.actor(), Query.behind(after, filter, sort, limit));
        List<Sandbox> rows = page.rows();
        return new Page<>(
                rows.stream()
                        .map(fleet.asOf() == null ? mapper::live : mapper::past)
                        .toList(),
                rows.size() < limit ? null : cursor(RowPosition.of(rows.getLast(), sort), list),
                page.matching(),
                false,
                fleet.asOf(),
                fleet.dataAge(),
                fleet.notes());
    }

    /// Reads the parameter `sort`: a key, with a minus in front for the reverse.
    static SortOrder sort(@Nullable String text) {
        var sort = SortParameter.read(
                text,
                "-created",
                Arrays.stream(SortOrder.Key.values()).map(SortOrder.Key::word).toList());
        return new SortOrder(SortOrder.Key.named(sort.key()).orElseThrow(), sort.descending());
    }

    private static String cursor(RowPosition position, String list) {
        return Cursor.of(
                list,
                Arrays.asList(
                        position.id().connection().value(),
                        position.id().value(),
                        position.value(),
                        position.tieBreaker()));
    }

    private static RowPosition position(String cursor, String list, SortOrder sort) {
        List<@Nullable String> place = Cursor.read(cursor, list, PLACE);
        try {
            return RowPosition.read(
                    sort,
                    Objects.requireNonNull(place.get(0)),
                    Objects.requireNonNull(place.get(1)),
                    place.get(2),
                    place.get(3));
        } catch (RuntimeException noPlace) {
            throw Cursor.invalid();
        }
    }
}
