package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the screen shows, as it stands in the URL: filter text, order, page, and the sandbox whose details are open.
record ListState(
        String filter,
        SortOrder sort,
        int page,
        int size,
        @Nullable SandboxId open) {

    static final int DEFAULT_SIZE = 50;

    static final Set<Integer> SIZES = Set.of(25, 50, 100, 200);

    static final ListState INITIAL = new ListState("", SortOrder.NEWEST_FIRST, 0, DEFAULT_SIZE, null);

    /// Reads a URL; a part that makes no sense falls back to its default.
    static ListState of(RouteParameters path, QueryParameters query) {
        int size = number(query, "size").filter(SIZES::contains).orElse(DEFAULT_SIZE);
        int page = number(query, "page").filter(number -> number > 0).orElse(1) - 1;
        return new ListState(
                query.getSingleParameter("filter").orElse(""),
                query.getSingleParameter("sort").flatMap(ListState::order).orElse(SortOrder.NEWEST_FIRST),
                page,
                size,
                open(path).orElse(null));
    }

    ListState filteredBy(String text) {
        return new ListState(text, sort, 0, size, open);
    }

    ListState sortedBy(SortOrder other) {
        return new ListState(filter, other, 0, size, open);
    }

    ListState onPage(int number) {
        return new ListState(filter, sort, number, size, open);
    }

    ListState withSize(int rows) {
        return new ListState(filter, sort, 0, rows, open);
    }

    ListState opening(@Nullable SandboxId id) {
        return new ListState(filter, sort, page, size, id);
    }

    int offset() {
        return page * size;
    }

    Location location() {
        String path = open == null
                ? "sandboxes"
                : "sandboxes/%s/%s".formatted(encoded(open.connection().value()), encoded(open.value()));
        return new Location(path, new QueryParameters(parameters()));
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!filter.isBlank()) {
            parameters.put("filter", List.of(filter));
        }
        if (!sort.equals(SortOrder.NEWEST_FIRST)) {
            parameters.put(
                    "sort", List.of((sort.descending() ? "-" : "") + sort.key().word()));
        }
        if (page > 0) {
            parameters.put("page", List.of(String.valueOf(page + 1)));
        }
        if (size != DEFAULT_SIZE) {
            parameters.put("size", List.of(String.valueOf(size)));
        }
        return parameters;
    }

    private static Optional<SandboxId> open(RouteParameters path) {
        try {
            return path.get("connection")
                    .flatMap(connection -> path.get("id").map(id -> new SandboxId(new ConnectionId(connection), id)));
        } catch (IllegalArgumentException impossibleId) {
            return Optional.empty();
        }
    }

    private static Optional<SortOrder> order(String text) {
        boolean descending = text.startsWith("-");
        return SortOrder.Key.named(descending ? text.substring(1) : text).map(key -> new SortOrder(key, descending));
    }

    private static Optional<Integer> number(QueryParameters query, String name) {
        return query.getSingleParameter(name)
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Integer::valueOf);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
