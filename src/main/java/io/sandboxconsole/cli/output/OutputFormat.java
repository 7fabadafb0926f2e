package io.sandboxconsole.cli.output;

/// The formats of `-o`, with kubectl's names.
public enum OutputFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    CSV,
    NAME;

    /// Whether people read it rather than programs.
    public boolean isForPeople() {
        return this == TABLE || this == WIDE;
    }

    /// Whether it prints columns or names of a row, and not the whole of it.
    public boolean isRow() {
        return this == CSV || this == NAME;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
