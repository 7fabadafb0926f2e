package io.sandboxconsole.inventory;

import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// Reads the rows of a large fleet by several processors at once: a text that is searched in a hundred thousand rows
/// waits for memory most of the time.
final class RowRanges {

    /// Fewer rows are read sooner than another thread begins.
    static final int FEW = 16_384;

    private static final int LANES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private RowRanges() {}

    /// What is made of the rows from one position up to another, which is not included. Called on several threads.
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
