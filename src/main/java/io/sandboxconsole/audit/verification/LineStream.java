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

    /// The bytes that one task reads, some hundred lines.
    private static final int CHUNK = 1 << 19;

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

    /// The beginning of the line with which the last chunk ended.
    private byte[] rest = new byte[0];

    private boolean ended;

    LineStream(InputStream input) {
        this.input = input;
    }

    /// Returns the next lines; empty at the end of the file.
    ///
    /// @throws IOException if the file cannot be read
    List<Line> next() throws IOException {
        List<Line> lines = List.of();
        // A chunk without a line, such as a part of a very long one, is not the end of the file.
        while (lines.isEmpty()) {
            fill();
            Future<List<Line>> first = batches.poll();
            if (first == null) {
                return lines;
            }
            lines = result(first);
        }
        return lines;
    }

    private void fill() throws IOException {
        while (!ended && batches.size() < 2 * workers + 1) {
            byte[] chunk = readChunk();
            batches.add(executor.submit(() -> hashed(chunk)));
        }
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

    private static List<Line> hashed(byte[] chunk) {
        var hasher = new RowHasher();
        List<Line> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= chunk.length; i++) {
            if (i == chunk.length || chunk[i] == '\n') {
                if (i > begin) {
                    lines.add(Line.of(chunk, begin, i - begin, hasher));
                }
                begin = i + 1;
            }
        }
        return lines;
    }

    /// Returns the next lines, whole ones if none is too long.
    private byte[] readChunk() throws IOException {
        byte[] chunk = Arrays.copyOf(rest, Math.max(CHUNK, 2 * rest.length));
        int begun = rest.length;
        int read = input.readNBytes(chunk, begun, chunk.length - begun);
        int end = begun + read;
        ended = end < chunk.length;
        int whole = ended || rest.length > LONGEST_LINE ? end : lastLineEnd(chunk, end);
        rest = Arrays.copyOfRange(chunk, whole, end);
        return Arrays.copyOf(chunk, whole);
    }

    /// Returns where the last whole line ends, 0 if there is none.
    private static int lastLineEnd(byte[] chunk, int end) {
        int place = end;
        while (place > 0 && chunk[place - 1] != '\n') {
            place--;
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        input.close();
    }
}
