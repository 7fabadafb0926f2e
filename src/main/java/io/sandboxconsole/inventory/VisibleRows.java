package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The part of a fleet that an actor may see.
///
/// A small part is read from the rows of the teams concerned, in time that does not depend on the size of
/// the fleet; a large one from the whole fleet in order.
final class VisibleRows {

    /// The fraction of the fleet (1/16) below which sorting the visible rows beats a scan of the whole fleet.
    private static final int NARROW = 16;

    private final FleetSnapshot fleet;

    private final AccessScope accessScope;

    private final List<SortedRows> parts;

    private final int size;

    VisibleRows(FleetSnapshot fleet, AccessScope accessScope) {
        this.fleet = fleet;
        this.accessScope = accessScope;
        this.parts = accessScope.isUnlimited() ? List.of(fleet.rows()) : parts(fleet, accessScope);
        this.size = parts.stream().mapToInt(SortedRows::size).sum();
    }

    int size() {
        return size;
    }

    void forEach(Consumer<Sandbox> action) {
        for (SortedRows part : parts) {
            for (int i = 0; i < part.size(); i++) {
                action.accept(part.get(i));
            }
        }
    }

    /// Counts facets of all rows.
    FacetCount count(Supplier<FacetCount> facets) {
        FacetCount all = facets.get();
        for (SortedRows part : parts) {
            all.add(RowRanges.read(
                    part.size(),
                    (from, to) -> {
                        FacetCount some = facets.get();
                        for (int i = from; i < to; i++) {
                            some.accept(part.get(i));
                        }
                        return some;
                    },
                    FacetCount::add));
        }
        return all;
    }

    /// Streams the rows that pass `filter`, in order, lazily.
    Stream<Sandbox> stream(SortOrder sort, Predicate<Sandbox> filter) {
        SortedRows order = fleet.ordered(sort.key());
        return IntStream.range(0, order.size())
                .map(sort.places(order))
                .mapToObj(order::get)
                .filter(row -> accessScope.covers(row.team(), row.owner()))
                .filter(filter);
    }

    Page page(Query query, Predicate<Sandbox> filter) {
        boolean filtered = !query.filter().isEverything();
        boolean newest = query.sort().key() == SortOrder.Key.CREATED;
        if (!filtered && newest && mergingIsCheaper((long) query.offset() + query.limit())) {
            return new Page(merged(query), size, size, fleet.version());
        }
        if ((filtered || !newest) && (long) size * NARROW < fleet.rows().size()) {
            return gathered(query, filter);
        }
        return scanned(query, filter, filtered);
    }

    /// A scan finds a visible row every `total / size` rows; a merge costs each part and each row it yields.
    private boolean mergingIsCheaper(long requested) {
        int depth = Integer.SIZE - Integer.numberOfLeadingZeros(parts.size());
        long scan = requested * fleet.rows().size() / Math.max(1, size);
        return parts.size() + Math.min(requested, size) * depth < scan;
    }

    private List<Sandbox> merged(Query query) {
        boolean down = query.sort().descending();
        var heads = new PriorityQueue<Cursor>(
                Math.max(1, parts.size()),
                Comparator.comparing(Cursor::row, query.sort().comparator()));
        for (SortedRows part : parts) {
            var head = new Cursor(part, down);
            if (query.after() == null || head.passTo(query.after().row())) {
                heads.add(head);
            }
        }
        List<Sandbox> rows = new ArrayList<>(Math.min(query.limit(), size));
        int skip = query.offset();
        while (!heads.isEmpty() && rows.size() < query.limit()) {
            Cursor head = heads.remove();
            if (skip > 0) {
                skip--;
            } else {
                rows.add(head.row());
            }
            if (head.advance()) {
                heads.add(head);
            }
        }
        return rows;
    }

    private Page gathered(Query query, Predicate<Sandbox> filter) {
        List<Sandbox> matching = new ArrayList<>();
        forEach(row -> {
            if (filter.test(row)) {
                matching.add(row);
            }
        });
        Comparator<Sandbox> order = query.sort().comparator();
        matching.sort(order);
        int passed = query.after() == null ? 0 : passed(matching::get, matching.size(), order, query.after());
        int from = (int) Math.min((long) passed + query.offset(), matching.size());
        int to = (int) Math.min((long) from + query.limit(), matching.size());
        return new Page(matching.subList(from, to), matching.size(), size, fleet.version());
    }

    private Page scanned(Query query, Predicate<Sandbox> filter, boolean filtered) {
        SortedRows order = fleet.ordered(query.sort().key());
        IntUnaryOperator places = query.sort().places(order);
        int passed = query.after() == null
                ? 0
                : passed(
                        i -> order.get(places.applyAsInt(i)),
                        order.size(),
                        query.sort().comparator(),
                        query.after());
        int most = (int) Math.min((long) query.offset() + query.limit(), order.size());
        RowRanges.Range<Found> range = (from, to) -> {
            var found = new Found();
            for (int i = from; i < to && (filtered || found.rows.size() < most); i++) {
                Sandbox row = order.get(places.applyAsInt(i));
                if (accessScope.covers(row.team(), row.owner()) && filter.test(row)) {
                    found.add(row, i < passed ? 0 : most);
                }
            }
            return found;
        };
        // Without a filter the number is known, and nothing before the page or behind it is looked at.
        Found found = filtered
                ? RowRanges.read(order.size(), range, (first, second) -> first.followedBy(second, most))
                : range.read(passed, order.size());
        List<Sandbox> rows = found.rows.subList(Math.min(query.offset(), found.rows.size()), found.rows.size());
        return new Page(rows, filtered ? found.matching : size, size, fleet.version());
    }

    /// The first matching rows, and the number of all.
    private static final class Found {

        private final List<Sandbox> rows = new ArrayList<>();

        private int matching;

        void add(Sandbox row, int most) {
            matching++;
            if (rows.size() < most) {
                rows.add(row);
            }
        }

        Found followedBy(Found next, int most) {
            rows.addAll(next.rows.subList(0, Math.min(most - rows.size(), next.rows.size())));
            matching += next.matching;
            return this;
        }
    }

    /// Returns how many of `size` rows in `order` lie before `after` or at it.
    private static int passed(IntFunction<Sandbox> rows, int size, Comparator<Sandbox> order, RowPosition after) {
        Sandbox position = after.row();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows.apply(middle), position) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<SortedRows> parts(FleetSnapshot fleet, AccessScope accessScope) {
        Set<String> teams = accessScope.teams();
        List<SortedRows> parts = new ArrayList<>(fleet.ofTeams(accessScope));
        SortedRows own = accessScope.owner() == null ? null : fleet.ownedBy(accessScope.owner());
        if (own != null) {
            parts.add(own.keeping(row -> row.team() == null || !teams.contains(row.team())));
        }
        parts.removeIf(part -> part.size() == 0);
        return parts;
    }

    /// A position in a part, advancing from one of its ends.
    private static final class Cursor {

        private final SortedRows rows;

        private final int step;

        private int position;

        Cursor(SortedRows rows, boolean down) {
            this.rows = rows;
            this.step = down ? -1 : 1;
            this.position = down ? rows.size() - 1 : 0;
        }

        Sandbox row() {
            return rows.get(position);
        }

        /// Advances behind a position; returns false if no row is left.
        boolean passTo(Sandbox after) {
            int before = rows.count(row -> rows.compare(row, after) < 0);
            boolean there = before < rows.size() && rows.compare(rows.get(before), after) == 0;
            position = step < 0 ? before - 1 : there ? before + 1 : before;
            return position >= 0 && position < rows.size();
        }

        boolean advance() {
            position += step;
            return position >= 0 && position < rows.size();
        }
    }

    /// Reads the rows of a large fleet by several processors at once: a text that is searched in a hundred
    /// thousand rows waits for memory most of the time.
    static final class RowRanges {

        /// Fewer rows are read sooner than another thread begins.
        static final int FEW = 16_384;

        private static final int LANES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

        private RowRanges() {}

        /// What is made of the rows from one position up to another, which is not included. Called on
        /// several threads.
        interface Range<T> {

            T read(int from, int to);
        }

        /// Reads `size` rows and joins the results in the rows' order.
        static <T> T read(int size, Range<T> range, BinaryOperator<T> join) {
            if (size < FEW || LANES == 1) {
                return range.read(0, size);
            }
            return IntStream.range(0, LANES)
                    .parallel()
                    .mapToObj(lane -> range.read(border(size, lane), border(size, lane + 1)))
                    .reduce(join)
                    .orElseThrow();
        }

        private static int border(int size, int lane) {
            return (int) ((long) size * lane / LANES);
        }
    }
}
