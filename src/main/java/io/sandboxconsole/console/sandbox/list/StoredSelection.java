package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.page.WebStorage.Storage;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the selection in the browser tab's own storage, which outlives a reload of the page and is shared with no
/// other tab, under a name of the person's own: several may use one tab after another. What comes back is a person's
/// input like any other: it grants nothing.
final class StoredSelection {

    /// More are kept only until the page is reloaded.
    private static final int MOST = 5_000;

    private static final int LONGEST = 2_000_000;

    private static final JsonMapper MAPPER = new JsonMapper();

    private StoredSelection() {}

    /// @param ids each the connection and the engine's id
    private record Stored(@Nullable String filter, List<List<String>> ids) {}

    static void store(UI ui, Actor actor, ListSelection selection) {
        if (selection.isEmpty()) {
            WebStorage.removeItem(ui, Storage.SESSION_STORAGE, BulkActs.selectionKey(actor));
        } else {
            WebStorage.setItem(ui, Storage.SESSION_STORAGE, BulkActs.selectionKey(actor), write(selection));
        }
    }

    /// Passes the tab's text to [#read] once the browser has told it.
    static void load(UI ui, Actor actor, WebStorage.Callback callback) {
        WebStorage.getItem(ui, Storage.SESSION_STORAGE, BulkActs.selectionKey(actor), callback);
    }

    static String write(ListSelection selection) {
        var filter = selection.matching();
        return MAPPER.writeValueAsString(new Stored(
                filter == null ? null : filter.toString(),
                selection.named().stream()
                        .limit(MOST)
                        .map(id -> List.of(id.connection().value(), id.value()))
                        .toList()));
    }

    /// Puts what is stored into `selection`; leaves it alone where that is not readable.
    static void read(@Nullable String text, ListSelection selection) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return;
        }
        try {
            var stored = MAPPER.readValue(text, Stored.class);
            List<SandboxId> ids = Stream.ofNullable(stored.ids())
                    .flatMap(List::stream)
                    .filter(Objects::nonNull)
                    .filter(parts -> parts.size() == 2)
                    .limit(MOST)
                    .map(parts -> new SandboxId(new ConnectionId(parts.getFirst()), parts.getLast()))
                    .toList();
            if (stored.filter() == null) {
                selection.selectNamed(ids);
            } else {
                selection.selectAllMatching(SandboxFilter.parse(stored.filter()));
                selection.except(ids);
            }
        } catch (JacksonException | IllegalArgumentException unreadable) {
            // Another program wrote it, or another version of the console: nothing is selected.
            selection.clear();
        }
    }
}
