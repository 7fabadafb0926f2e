package io.sandboxconsole.audit.verification;

import java.util.ArrayList;
import java.util.List;

/// The stretches of rows that are exactly those that signed statements state; neighbours become one.
final class WholeRows {

    private final List<RowSpan> spans = new ArrayList<>();

    void add(long first, long last) {
        if (last < first) {
            return;
        }
        if (!spans.isEmpty() && spans.getLast().last() + 1 >= first) {
            spans.set(spans.size() - 1, new RowSpan(spans.getLast().first(), last));
        } else {
            spans.add(new RowSpan(first, last));
        }
    }

    List<RowSpan> spans() {
        return List.copyOf(spans);
    }
}
