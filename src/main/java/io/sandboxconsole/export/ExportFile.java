package io.sandboxconsole.export;

import io.sandboxconsole.export.SandboxExport.Destination;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// Writes rows into a file, one by one, so that a file of any size takes little memory.
final class ExportFile {

    private ExportFile() {}

    /// Writes one row; tells the number of rows by its calls.
    @FunctionalInterface
    private interface Row<T> {

        void write(RowWriter writer, T row) throws IOException;
    }

    /// Writes live sandboxes, and returns their number.
    static int write(Iterator<Sandbox> rows, ExportFormat format, Destination destination) {
        return write(rows, format, false, destination, (writer, sandbox) -> writer.write(sandbox, null));
    }

    /// Writes lives, and returns their number.
    static int writePast(Iterator<Life> rows, ExportFormat format, Destination destination) {
        return write(rows, format, true, destination, (writer, life) -> writer.write(life.sandbox(), life));
    }

    private static <T> int write(
            Iterator<T> rows, ExportFormat format, boolean past, Destination destination, Row<T> row) {
        int count = 0;
        try {
            // Never closed: after a failure the file must not look complete, and the caller closes the stream.
            var text = new BufferedWriter(new OutputStreamWriter(destination.open(), StandardCharsets.UTF_8));
            RowWriter writer = writer(format, past, text);
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

    private static RowWriter writer(ExportFormat format, boolean past, Writer text) throws IOException {
        return switch (format) {
            case CSV -> new CsvRows(text, past);
            case JSON -> new JsonRows(text);
        };
    }
}
