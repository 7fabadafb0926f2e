package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Reads a listing to its end, each item once, while items come and go.
///
/// The server counts pages anew for each request, newest items first: a creation in between pushes items to the next
/// page, where they appear again, and a deletion pulls items to the page already read, where they would be missed. So
/// when the total shrinks, the page before is read once more.
final class OpenSandboxPages<T> {

    /// Far beyond any fleet: 800,000 items.
    private static final int LAST_PAGE = 4_000;

    /// One page; `total` counts the items of all pages.
    record Page<T>(List<T> items, long total, boolean hasNext) {}

    private final IntFunction<Page<T>> pages;

    private final Function<T, @Nullable Object> id;

    private final Map<Object, T> found = new LinkedHashMap<>();

    /// Stands for the identity that an item lacks.
    private record Place(int page, int index) {}

    private OpenSandboxPages(IntFunction<Page<T>> pages, Function<T, @Nullable Object> id) {
        this.pages = pages;
        this.id = id;
    }

    /// Returns every item of `pages`, counted from 1.
    ///
    /// @param id identifies an item across pages; null where it cannot be told
    static <T> List<T> all(IntFunction<Page<T>> pages, Function<T, @Nullable Object> id) {
        return new OpenSandboxPages<>(pages, id).all();
    }

    private List<T> all() {
        long total = Long.MIN_VALUE;
        for (int number = 1; number <= LAST_PAGE; number++) {
            Page<T> page = read(number);
            if (page.total() < total) {
                read(number - 1);
            }
            if (!page.hasNext()) {
                return List.copyOf(found.values());
            }
            total = page.total();
        }
        throw new MalformedResponse(Message.of("problem.answer.endless"));
    }

    private Page<T> read(int number) {
        Page<T> page = pages.apply(number);
        for (int i = 0; i < page.items().size(); i++) {
            T item = page.items().get(i);
            Object key = id.apply(item);
            found.put(key == null ? new Place(number, i) : key, item);
        }
        return page;
    }
}
