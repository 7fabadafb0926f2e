package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Predicate;

/// Rows in a total order, immutable: an edit copies the ranges between the positions that differ.
final class SortedRows {

    private final Comparator<Sandbox> order;

    private final Sandbox[] rows;

    private SortedRows(Comparator<Sandbox> order, Sandbox[] rows) {
        this.order = order;
        this.rows = rows;
    }

    static SortedRows of(Comparator<Sandbox> order, Collection<Sandbox> rows) {
        return new SortedRows(order, sorted(order, rows));
    }

    int size() {
        return rows.length;
    }

    Sandbox get(int position) {
        return rows[position];
    }

    /// Compares two rows by this order.
    int compare(Sandbox one, Sandbox other) {
        return order.compare(one, other);
    }

    /// Counts the leading rows that pass `test`, by binary search: `test` fails for all rows after its first failure.
    int count(Predicate<Sandbox> test) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (test.test(rows[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns the rows that pass `test`.
    SortedRows keeping(Predicate<Sandbox> test) {
        return new SortedRows(order, Arrays.stream(rows).filter(test).toArray(Sandbox[]::new));
    }

    /// Returns the rows without `removed`, each of which is among them, and with `added`.
    SortedRows edit(Collection<Sandbox> removed, Collection<Sandbox> added) {
        Sandbox[] leaving = sorted(order, removed);
        Sandbox[] coming = sorted(order, added);
        var copy = new Copy(rows, new Sandbox[rows.length - leaving.length + coming.length]);
        int next = 0;
        for (Sandbox row : coming) {
            // Removals come first, because a changed row often takes the place of the one it replaces.
            while (next < leaving.length && order.compare(leaving[next], row) <= 0) {
                copy.upTo(place(leaving[next++])).skip();
            }
            copy.upTo(place(row)).add(row);
        }
        while (next < leaving.length) {
            copy.upTo(place(leaving[next++])).skip();
        }
        copy.upTo(rows.length);
        return new SortedRows(order, copy.target);
    }

    /// Returns the index of `row`, or its insertion point.
    private int place(Sandbox row) {
        int found = Arrays.binarySearch(rows, row, order);
        return found < 0 ? -found - 1 : found;
    }

    private static Sandbox[] sorted(Comparator<Sandbox> order, Collection<Sandbox> rows) {
        Sandbox[] sorted = rows.toArray(Sandbox[]::new);
        Arrays.sort(sorted, order);
        return sorted;
    }

    /// A copy in the making.
    private static final class Copy {

        private final Sandbox[] source;

        private final Sandbox[] target;

        private int from;

        private int to;

        Copy(Sandbox[] source, Sandbox[] target) {
            this.source = source;
            this.target = target;
        }

        Copy upTo(int place) {
            int length = Math.max(0, place - from);
            System.arraycopy(source, from, target, to, length);
            from += length;
            to += length;
            return this;
        }

        void skip() {
            from++;
        }

        void add(Sandbox row) {
            target[to++] = row;
        }
    }
}
