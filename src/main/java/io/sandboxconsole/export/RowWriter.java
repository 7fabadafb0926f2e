package io.sandboxconsole.export;

import io.sandboxconsole.sandbox.Sandbox;
import java.io.IOException;

/// A file in the making.
sealed interface RowWriter permits CsvRows, JsonRows {

    void write(Sandbox sandbox) throws IOException;

    /// Writes what stands at the end of the file.
    void finish() throws IOException;
}
