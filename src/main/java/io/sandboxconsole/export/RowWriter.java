package io.sandboxconsole.export;

import io.sandboxconsole.sandbox.Sandbox;
import java.io.IOException;

/// Writes the rows of one file format.
sealed interface RowWriter permits CsvRows, JsonRows {

    void write(Sandbox sandbox) throws IOException;

    /// Writes the end of the file.
    void finish() throws IOException;
}
