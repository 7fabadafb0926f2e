package io.sandboxconsole.export;

import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one file format.
sealed interface RowWriter permits CsvRows, JsonRows {

    /// Writes one row.
    ///
    /// @param life adds what is known over time; null in a file of live sandboxes
    void write(Sandbox sandbox, @Nullable Life life) throws IOException;

    /// Writes the end of the file.
    void finish() throws IOException;
}
