package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls.Page;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.ListedRow;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Lists all sandboxes of one server, oldest first: in the server's default order, rows would move between pages during
/// the read.
final class DaytonaListing {

    private static final MultiValueMap<String, String> EVERYTHING = MultiValueMap.fromMultiValue(Map.of(
            "limit", List.of(String.valueOf(DaytonaApi.PAGE_SIZE)),
            "sort", List.of("createdAt"),
            "order", List.of("asc")));

    private final DaytonaConnection connection;

    private final DaytonaMapper mapper;

    private final DaytonaDeletionConfirmation deletions;

    DaytonaListing(DaytonaConnection connection, DaytonaMapper mapper, DaytonaDeletionConfirmation deletions) {
        this.connection = connection;
        this.mapper = mapper;
        this.deletions = deletions;
    }

    SandboxListing all() {
        List<ListedRow<Sandbox>> rows = connection
                .calls()
                .pages(
                        RequestSubject.reading(Message.of("problem.doing.list"), Message.of("problem.what.sandboxes")),
                        (api, cursor) -> api.sandboxes(from(cursor)),
                        this::page,
                        row -> row.item() == null ? null : row.item().id());
        SandboxListing listing = SandboxListing.ofRows(rows);
        // It is under a lock that people's calls may wait for.
        return RateLimitGate.unheld(() -> listing.with(deletions.checked(listing)));
    }

    private static MultiValueMap<String, String> from(@Nullable String cursor) {
        if (cursor == null) {
            return EVERYTHING;
        }
        MultiValueMap<String, String> conditions = new LinkedMultiValueMap<>(EVERYTHING);
        conditions.set("cursor", cursor);
        return conditions;
    }

    private Page<ListedRow<Sandbox>> page(DaytonaApi.Listing listing) {
        List<ListedRow<Sandbox>> rows =
                JsonMembers.required(listing.items(), Message.of("problem.answer.no-items")).stream()
                        .map(mapper::listed)
                        .toList();
        return new Page<>(rows, listing.nextCursor());
    }
}
