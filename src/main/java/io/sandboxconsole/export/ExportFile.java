package io.sandboxconsole.export;

import io.sandboxconsole.export.SandboxExport.Destination;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes rows into a file, one by one, so that a file of any size takes little memory.
record ExportFile(ExportFormat format, Destination destination) {

    /// Writes one row; tells the number of rows by its calls.
    @FunctionalInterface
    private interface Row<T> {

        void write(RowWriter writer, T row) throws IOException;
    }

    /// Opens the rows of a format.
    @FunctionalInterface
    private interface Opening {

        RowWriter open(Writer text) throws IOException;
    }

    /// Writes sandboxes, and returns their number.
    ///
    /// @param at the instant that they are of; absent for now
    /// @param locks the locks of now, which a file of the past leaves out
    int write(Iterator<Sandbox> rows, @Nullable Instant at, Function<Sandbox, Optional<SandboxLock>> locks) {
        @Nullable Function<Sandbox, Optional<SandboxLock>> present = at == null ? locks : null;
        return write(
                rows,
                text -> switch (format) {
                    case CSV -> new CsvRows(text, at, false, present);
                    case JSON -> new JsonRows(text, at, present);
                },
                (writer, sandbox) -> writer.write(sandbox, null));
    }

    /// Writes lives, and returns their number.
    int write(Iterator<Life> rows) {
        return write(
                rows,
                text -> switch (format) {
                    case CSV -> new CsvRows(text, null, true, null);
                    case JSON -> new JsonRows(text, null, null);
                },
                (writer, life) -> writer.write(life.sandbox(), life));
    }

    private <T> int write(Iterator<T> rows, Opening opening, Row<T> row) {
        int count = 0;
        try {
            // Never closed: after a failure the file must not look complete, and the caller closes the stream.
            var text = new BufferedWriter(new OutputStreamWriter(destination.open(), StandardCharsets.UTF_8));
            RowWriter writer = opening.open(text);
            for (; rows.hasNext(); count++) {
                row.write(writer, rows.next());
            }
            writer.finish();
            text.flush();
        } catch (IOException cause) {
            throw new ExportInterrupted(count, cause);
        }
        return count;
    }
}
