package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.json.Document;

/// Rows on their way out, in one format. They are printed as they come; only a table waits for its first page, whose
/// widest values set the widths.
public interface Rows {

    /// Takes the next row.
    void add(Document row);

    /// Prints what waits.
    void flush();

    /// Prints what waits and what ends the format.
    ///
    /// @param none the sentence that people read where there was no row
    void end(String none);
}
