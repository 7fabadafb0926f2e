package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls.Page;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Lists all sandboxes of one server, oldest first: in the server's default order, rows would move between pages during
/// the read. A row that cannot be parsed is skipped, so that it does not hide the others.
final class DaytonaListing {

    private static final Logger LOG = LoggerFactory.getLogger(DaytonaListing.class);

    private static final MultiValueMap<String, String> EVERYTHING = MultiValueMap.fromMultiValue(Map.of(
            "limit", List.of(String.valueOf(DaytonaApi.PAGE_SIZE)),
            "sort", List.of("createdAt"),
            "order", List.of("asc")));

    private final DaytonaConnection connection;

    private final DaytonaMapper mapper;

    private final DaytonaDeletionConfirmation deletions;

    private final AtomicInteger skipped = new AtomicInteger();

    DaytonaListing(DaytonaConnection connection, DaytonaMapper mapper, DaytonaDeletionConfirmation deletions) {
        this.connection = connection;
        this.mapper = mapper;
        this.deletions = deletions;
    }

    List<Sandbox> all() {
        AtomicInteger unread = new AtomicInteger();
        List<Sandbox> sandboxes = connection
                .calls()
                .pages(
                        RequestSubject.reading(Message.of("problem.doing.list"), Message.of("problem.what.sandboxes")),
                        (api, cursor) -> api.sandboxes(from(cursor)),
                        listing -> page(listing, unread),
                        Sandbox::id);
        report(unread.get());
        if (sandboxes.isEmpty() && unread.get() > 0) {
            Message problem = Message.of("problem.daytona.listing-unreadable");
            throw new Unavailable(connection.settings().id(), problem, Answer.NONE, null);
        }
        // It is under a lock that people's calls may wait for.
        return RateLimitGate.unheld(() -> deletions.checked(sandboxes));
    }

    private void report(int unread) {
        if (skipped.getAndSet(unread) != unread && unread > 0) {
            LOG.warn(
                    "The engine “{}” lists {} rows without an id or a time; they are left out.",
                    connection.settings().id(),
                    unread);
        }
    }

    /// The number of rows skipped in the newest listing.
    int skipped() {
        return skipped.get();
    }

    private static MultiValueMap<String, String> from(@Nullable String cursor) {
        if (cursor == null) {
            return EVERYTHING;
        }
        MultiValueMap<String, String> conditions = new LinkedMultiValueMap<>(EVERYTHING);
        conditions.set("cursor", cursor);
        return conditions;
    }

    private Page<Sandbox> page(DaytonaApi.Listing listing, AtomicInteger unread) {
        List<Sandbox> sandboxes = new ArrayList<>();
        for (DaytonaApi.@Nullable Sandbox row :
                JsonMembers.required(listing.items(), Message.of("problem.answer.no-items"))) {
            try {
                sandboxes.add(mapper.sandbox(JsonMembers.required(row, Message.of("problem.answer.empty-item"))));
            } catch (MalformedResponse incomprehensible) {
                unread.incrementAndGet();
            }
        }
        return new Page<>(sandboxes, listing.nextCursor());
    }
}
