package io.sandboxconsole.gateway.api.bulk;

import io.sandboxconsole.gateway.api.Cursor;
import java.util.Objects;

/// Reads cursors that are the number of rows before, of lists whose rows stay where they are.
final class Offset {

    private Offset() {}

    static int read(String cursor, String list) {
        try {
            int offset = Integer.parseInt(
                    Objects.requireNonNull(Cursor.read(cursor, list, 1).getFirst()));
            if (offset < 0) {
                throw Cursor.invalid();
            }
            return offset;
        } catch (NumberFormatException | NullPointerException noPlace) {
            throw Cursor.invalid();
        }
    }
}
