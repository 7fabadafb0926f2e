package io.sandboxconsole.audit.verification;

/// Rows that stand one behind the other, from `first` to `last`.
public record RowSpan(long first, long last) {

    @Override
    public String toString() {
        return "%d–%d".formatted(first, last);
    }
}
