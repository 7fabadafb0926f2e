package io.sandboxconsole.export;

import java.util.Locale;

/// The file formats of the export.
public enum ExportFormat {
    /// RFC 4180 in UTF-8 with a byte order mark, safe to open in a spreadsheet.
    CSV("text/csv;charset=utf-8"),
    /// One array, with instants in ISO 8601.
    JSON("application/json");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /// The file name's extension.
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
