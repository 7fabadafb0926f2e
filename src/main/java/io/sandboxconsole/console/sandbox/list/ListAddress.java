package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.sandboxconsole.console.columns.Density;
import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.columns.ListLayout;
import io.sandboxconsole.console.past.PastAddress;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Converts between a URL of a list and its [ListState], and reports the parts of a URL that have no valid value.
final class ListAddress {

    private final ListColumns list;

    private final RouteParameters path;

    private final QueryParameters query;

    private final @Nullable Instant now;

    private final List<Message> dropped = new ArrayList<>();

    private final ListState state;

    /// @param now what an instant of the past is before; absent for a list of no instant
    ListAddress(ListColumns list, RouteParameters path, QueryParameters query, @Nullable Instant now) {
        this.list = list;
        this.path = path;
        this.query = query;
        this.now = now;
        this.state = read();
    }

    /// The state that the URL requests, with the default in place of each invalid part.
    ListState state() {
        return state;
    }

    /// One message per invalid part, with the value used instead.
    List<Message> dropped() {
        return List.copyOf(dropped);
    }

    /// The URL of `state`, relative to the console's.
    static Location of(ListColumns list, ListState state) {
        var open = state.open();
        String path = open == null
                ? list.list()
                : "%s/%s/%s".formatted(list.list(), encoded(open.connection().value()), encoded(open.value()));
        return new Location(path, new QueryParameters(parameters(state)));
    }

    private ListState read() {
        return new ListState(
                query.getSingleParameter("filter").orElse(""),
                read("sort", text -> ListOrder.read(text, list), text -> Message.of("list.dropped.sort", text))
                        .orElse(ListOrder.NEWEST_FIRST),
                read("page", ListAddress::page, text -> Message.of("list.dropped.page", text, "1"))
                        .orElse(0),
                read("size", ListAddress::size, text -> Message.of("list.dropped.size", text))
                        .orElse(Pager.DEFAULT_SIZE),
                open().orElse(null),
                read("tab", DetailsTab::named, text -> Message.of("list.dropped.tab", text))
                        .orElse(DetailsTab.OVERVIEW),
                layout(),
                now == null ? null : PastAddress.read(query, now, dropped::add).orElse(null));
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> parser, Function<String, Message> warning) {
        return query.getSingleParameter(name).flatMap(text -> {
            var value = parser.apply(text);
            if (value.isEmpty()) {
                dropped.add(warning.apply(SafeText.line(text)));
            }
            return value;
        });
    }

    private ListLayout layout() {
        query.getSingleParameter("columns").map(list::unknown).stream()
                .flatMap(List::stream)
                .forEach(key -> dropped.add(Message.of("list.dropped.column", SafeText.line(key))));
        return ListLayout.USUAL
                .withColumns(query.getSingleParameter("columns")
                        .map(list::of)
                        .filter(keys -> !keys.isEmpty())
                        .orElse(null))
                .withDensity(read("density", Density::named, text -> Message.of("list.dropped.density", text))
                        .orElse(null));
    }

    private Optional<SandboxId> open() {
        try {
            return path.get("connection")
                    .flatMap(connection -> path.get("id").map(id -> new SandboxId(new ConnectionId(connection), id)));
        } catch (IllegalArgumentException impossibleId) {
            dropped.add(Message.of("list.dropped.sandbox"));
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> parameters(ListState state) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!state.filter().isBlank()) {
            parameters.put("filter", List.of(state.filter()));
        }
        if (!state.order().equals(ListOrder.NEWEST_FIRST)) {
            parameters.put("sort", List.of(state.order().text()));
        }
        if (state.at() != null) {
            parameters.put(PastAddress.NAME, List.of(state.at().toString()));
        }
        if (state.page() > 0) {
            parameters.put("page", List.of(String.valueOf(state.page() + 1)));
        }
        if (state.size() != Pager.DEFAULT_SIZE) {
            parameters.put("size", List.of(String.valueOf(state.size())));
        }
        if (state.open() != null && state.tab() != DetailsTab.OVERVIEW) {
            parameters.put("tab", List.of(state.tab().word()));
        }
        if (state.layout().columns() != null) {
            parameters.put("columns", List.of(String.join(",", state.layout().columns())));
        }
        if (state.layout().density() != null) {
            parameters.put("density", List.of(state.layout().density().word()));
        }
        return parameters;
    }

    private static Optional<Integer> page(String text) {
        return number(text).filter(page -> page > 0).map(page -> page - 1);
    }

    private static Optional<Integer> size(String text) {
        return number(text).filter(Pager.SIZES::contains);
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,7}")).map(Integer::valueOf);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
