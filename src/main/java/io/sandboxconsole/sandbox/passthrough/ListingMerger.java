package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Merges the rows of several listings, each once, and cuts a page out of them. Rows keep their bytes.
final class ListingMerger {

    private static final int LARGEST_PAGE = 200;

    /// Far beyond any fleet.
    private static final int LAST_PAGE = 4_000;

    private final Entrance entrance;

    private final EngineRequest request;

    private final Function<JsonRow, @Nullable String> identity;

    private final Predicate<JsonRow> visible;

    private final Map<Object, JsonRow> rows = new LinkedHashMap<>();

    private List<Header> headers = List.of();

    /// @param visible the rows allowed in the listing, regardless of the engine's own filter
    ListingMerger(Entrance entrance, EngineRequest request, Predicate<JsonRow> visible) {
        this(entrance, request, JsonRow::id, visible);
    }

    /// @param identity tells the rows apart
    /// @param visible the rows allowed in the listing, regardless of the engine's own filter
    ListingMerger(
            Entrance entrance,
            EngineRequest request,
            Function<JsonRow, @Nullable String> identity,
            Predicate<JsonRow> visible) {
        this.entrance = entrance;
        this.request = request;
        this.identity = identity;
        this.visible = visible;
    }

    /// The page that a caller requests, by the engine's rules of paging.
    record Window(int page, int size) {

        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

        private static final int DEFAULT_SIZE = 20;

        /// The window of `query`; empty if the engine would reject it.
        static Optional<Window> of(QueryString query) {
            String page = query.last("page").orElse("1");
            String size = query.last("pageSize").orElse(String.valueOf(DEFAULT_SIZE));
            if (query.repeats("page")
                    || query.repeats("pageSize")
                    || !NUMBER.matcher(page).matches()
                    || !NUMBER.matcher(size).matches()) {
                return Optional.empty();
            }
            return Optional.of(new Window(Integer.parseInt(page), Integer.parseInt(size)))
                    .filter(window -> window.page() > 0 && window.size() > 0 && window.size() <= LARGEST_PAGE);
        }
    }

    /// Reads a listing to its end.
    ///
    /// @return the engine's rejection, if any
    Optional<EngineResponse> add(QueryString query) {
        var unpaged = query.without("page", "pageSize");
        long total = Long.MIN_VALUE;
        for (int number = 1; number <= LAST_PAGE; number++) {
            var answer = read(unpaged, number);
            byte[] bytes = entrance.whole(answer);
            if (answer.status() != 200) {
                return Optional.of(EngineResponse.of(answer.status(), answer.headers(), bytes));
            }
            headers = answer.headers();
            var page = take(bytes);
            if (page.total() < total) {
                // A sandbox was deleted meanwhile, which moved rows to the previous page.
                take(entrance.whole(read(unpaged, number - 1)));
            }
            if (!page.hasNext()) {
                return Optional.empty();
            }
            total = page.total();
        }
        throw new Unavailable(entrance.connection(), Message.of("problem.answer.endless"), Answer.NONE, null);
    }

    /// The page `window` of all rows read.
    EngineResponse page(Window window, Comparator<JsonRow> order) {
        List<JsonRow> sorted = new ArrayList<>(rows.values());
        sorted.sort(order);
        long from = Math.min((long) (window.page() - 1) * window.size(), sorted.size());
        List<JsonRow> shown = sorted.subList((int) from, (int) Math.min(from + window.size(), sorted.size()));
        var body = new ByteArrayOutputStream();
        write(body, "{\"items\":[");
        for (int i = 0; i < shown.size(); i++) {
            write(body, i == 0 ? "" : ",");
            shown.get(i).writeTo(body);
        }
        write(body, "],\"pagination\":" + pagination(window, sorted.size()) + "}");
        return EngineResponse.of(200, kept(), body.toByteArray());
    }

    private static String pagination(Window window, int total) {
        int pages = (total + window.size() - 1) / window.size();
        return "{\"page\":%d,\"pageSize\":%d,\"totalItems\":%d,\"totalPages\":%d,\"hasNextPage\":%b}"
                .formatted(window.page(), window.size(), total, pages, window.page() < pages);
    }

    private ListingPage take(byte[] bytes) {
        var page = entrance.understood(bytes, ListingPage::read);
        page.rows().stream().filter(visible).forEach(row -> rows.put(key(row), row));
        return page;
    }

    /// Rows without an id are told apart by their bytes.
    private Object key(JsonRow row) {
        @Nullable String id = identity.apply(row);
        return id == null ? ByteBuffer.wrap(row.bytes()) : id;
    }

    private EngineResponse read(QueryString query, int number) {
        String paged = query.with("page", String.valueOf(number))
                .with("pageSize", String.valueOf(LARGEST_PAGE))
                .text();
        return entrance.send(request.withQuery(paged));
    }

    private List<Header> kept() {
        List<Header> kept = new ArrayList<>(List.of(new Header("Content-Type", "application/json")));
        headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("X-Request-ID"))
                .forEach(kept::add);
        return kept;
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
