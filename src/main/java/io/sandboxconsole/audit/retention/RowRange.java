package io.sandboxconsole.audit.retention;

/// Rows of the trail that stand one behind the other.
///
/// @param first the number of the first one
/// @param last the number of the last one
/// @param count how many there are
public record RowRange(long first, long last, long count) {

    @Override
    public String toString() {
        return "%d–%d".formatted(first, last);
    }
}
