package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.RowHasher;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The lines of a file, read and hashed by all processors, and handed out in order. Keeps few of them in memory.
final class LineStream implements AutoCloseable {

    private static final int BATCH = 1_000;

    private static final int BUFFER = 1 << 18;

    /// A longer line is no row: the database holds no such texts.
    private static final int LONGEST_LINE = 16 << 20;

    private final InputStream input;

    private final int workers = Runtime.getRuntime().availableProcessors();

    private final ExecutorService executor = Executors.newFixedThreadPool(workers, task -> {
        var thread = new Thread(task, "verify");
        thread.setDaemon(true);
        return thread;
    });

    private final Deque<Future<List<Line>>> batches = new ArrayDeque<>();

    private final byte[] buffer = new byte[BUFFER];

    private int position;

    private int limit;

    private boolean ended;

    LineStream(InputStream input) {
        this.input = input;
    }

    /// Returns the next lines; empty at the end of the file.
    ///
    /// @throws IOException if the file cannot be read
    List<Line> next() throws IOException {
        while (!ended && batches.size() < 2 * workers + 1) {
            List<byte[]> lines = readBatch();
            if (!lines.isEmpty()) {
                batches.add(executor.submit(() -> hashed(lines)));
            }
        }
        Future<List<Line>> first = batches.poll();
        return first == null ? List.of() : result(first);
    }

    private static List<Line> result(Future<List<Line>> batch) throws IOException {
        try {
            return batch.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The verification was interrupted.", interrupted);
        }
    }

    private static List<Line> hashed(List<byte[]> lines) {
        var hasher = new RowHasher();
        return lines.stream().map(line -> Line.of(line, hasher)).toList();
    }

    private List<byte[]> readBatch() throws IOException {
        List<byte[]> lines = new ArrayList<>(BATCH);
        while (lines.size() < BATCH && !ended) {
            byte[] line = readLine();
            if (line.length > 0) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// Returns the next line without its end; empty between two ends.
    private byte[] readLine() throws IOException {
        byte[] begun = new byte[0];
        while (true) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int length = begun.length;
            begun = Arrays.copyOf(begun, length + end - position);
            System.arraycopy(buffer, position, begun, length, end - position);
            position = end + 1;
            if (end < limit || begun.length > LONGEST_LINE) {
                return begun;
            }
            limit = input.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                ended = true;
                return begun;
            }
        }
    }

    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        input.close();
    }
}
