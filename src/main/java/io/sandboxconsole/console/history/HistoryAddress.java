package io.sandboxconsole.console.history;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.sandbox.details.SandboxDetails;
import io.sandboxconsole.console.sandbox.list.Pager;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Converts between a URL and a [HistoryState], and reports the parts of a URL that have no valid value.
final class HistoryAddress {

    private final RouteParameters path;

    private final QueryParameters query;

    private final List<Message> dropped = new ArrayList<>();

    private final HistoryState state;

    HistoryAddress(RouteParameters path, QueryParameters query) {
        this.path = path;
        this.query = query;
        this.state = new HistoryState(
                query.getSingleParameter("filter").orElse(""),
                read("sort", HistoryAddress::order, text -> Message.of("list.dropped.sort", text))
                        .orElse(HistoryOrder.NEWEST_FIRST),
                read("page", HistoryAddress::page, text -> Message.of("list.dropped.page", text, "1"))
                        .orElse(0),
                read("size", HistoryAddress::size, text -> Message.of("list.dropped.size", text))
                        .orElse(Pager.DEFAULT_SIZE),
                open().orElse(null),
                read("tab", DetailsTab::named, text -> Message.of("list.dropped.tab", text))
                        .orElse(DetailsTab.OVERVIEW));
    }

    /// The state that the URL requests, with the default in place of each invalid part.
    HistoryState state() {
        return state;
    }

    /// One message per invalid part, with the value used instead.
    List<Message> dropped() {
        return List.copyOf(dropped);
    }

    /// The URL of `state`.
    static Location of(HistoryState state) {
        var open = state.open();
        String path = open == null ? "history" : SandboxDetails.pastAddress(open);
        return new Location(path, new QueryParameters(parameters(state)));
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

    private Optional<SandboxId> open() {
        try {
            return path.get("connection")
                    .flatMap(connection -> path.get("id").map(id -> new SandboxId(new ConnectionId(connection), id)));
        } catch (IllegalArgumentException impossibleId) {
            dropped.add(Message.of("list.dropped.sandbox"));
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> parameters(HistoryState state) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!state.filter().isBlank()) {
            parameters.put("filter", List.of(state.filter()));
        }
        if (!state.order().equals(HistoryOrder.NEWEST_FIRST)) {
            String sign = state.order().descending() ? "-" : "";
            parameters.put("sort", List.of(sign + state.order().key().word()));
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
        return parameters;
    }

    private static Optional<HistoryOrder> order(String text) {
        boolean descending = text.startsWith("-");
        return HistoryOrder.Key.named(descending ? text.substring(1) : text)
                .map(key -> new HistoryOrder(key, descending));
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
}
