package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.json.Document;
import java.util.function.Predicate;

/// Reads a list page by page: a small one first, so that its first row is there soon, then large ones.
public final class Pages {

    private static final int FIRST = 100;

    private static final int NEXT = 1000;

    private final ConsoleClient client;

    private final Query query;

    public Pages(ConsoleClient client, Query query) {
        this.client = client;
        this.query = query;
    }

    /// What reads rows.
    public interface Reader {

        void row(Document row);

        /// Returns whether more pages are wanted.
        boolean pageEnd();
    }

    /// Reads rows until the end, or until the reader has enough. Returns what the last page says beside its rows.
    ///
    /// @param limit the most rows to read
    public Document read(long limit, Reader reader) {
        long left = limit;
        String cursor = "";
        int size = FIRST;
        while (true) {
            long wanted = Math.min(size, left);
            int[] rows = {0};
            Document page = client.get(query.and("limit", wanted).and("cursor", cursor), row -> {
                rows[0]++;
                reader.row(row);
            });
            left -= rows[0];
            cursor = page.text("next");
            if (!reader.pageEnd() || cursor.isEmpty() || left <= 0) {
                return page;
            }
            size = NEXT;
        }
    }

    /// Returns the first row that a condition holds for, among the rows of one page.
    public java.util.Optional<Document> first(int limit, Predicate<Document> condition) {
        java.util.List<Document> found = new java.util.ArrayList<>();
        client.get(query.and("limit", limit), row -> {
            if (condition.test(row)) {
                found.add(row);
            }
        });
        return found.stream().findFirst();
    }
}
