package io.sandboxconsole.export;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;
import java.io.IOException;

/// Thrown when a file could not be written to its end, most often because its reader has disconnected.
public final class ExportInterrupted extends RuntimeException implements RecordedFailure {

    private final int written;

    ExportInterrupted(int written, IOException cause) {
        super("The export ended after %d rows.".formatted(written), cause);
        this.written = written;
    }

    @Override
    public String code() {
        return "interrupted";
    }

    @Override
    public Message explanation() {
        return Message.of("filter.export.interrupted", written);
    }
}
