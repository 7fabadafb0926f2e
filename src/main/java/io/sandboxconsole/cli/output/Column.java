package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.terminal.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param name as `--columns` has it; in capitals it is the header
/// @param members which members of a row it reads, separated by commas
/// @param value what a row tells; null for nothing
/// @param kind how people read it
/// @param show whether it is there without being asked for
public record Column(String name, String members, Function<Document, @Nullable Object> value, Kind kind, Show show) {

    /// Ways to read a value.
    public enum Kind {
        TEXT,
        ID,
        STATE,
        NUMBER,
        MOMENT,
        AGE,
        UNTIL
    }

    /// When a column is shown by itself.
    public enum Show {
        ALWAYS,
        WIDE,
        ASKED
    }

    /// A column of one member.
    public static Column of(String name, String path, Kind kind, Show show) {
        return new Column(name, path, row -> row.at(path), kind, show);
    }

    /// A column of what several members tell together.
    public static Column text(String name, String members, Function<Document, @Nullable Object> value, Show show) {
        return new Column(name, members, value, Kind.TEXT, show);
    }

    /// A column of a text that is always shown.
    public static Column of(String name, String path) {
        return of(name, path, Kind.TEXT, Show.ALWAYS);
    }

    String header() {
        return name.toUpperCase(Locale.ROOT);
    }

    /// Returns what people read.
    String human(Document row, Times times) {
        String text = raw(row);
        if (text.isEmpty()) {
            return kind == Kind.UNTIL ? "never" : "-";
        }
        return switch (kind) {
            case TEXT, ID, STATE, NUMBER -> text;
            case MOMENT -> times.moment(text);
            case AGE -> times.age(text);
            case UNTIL -> times.until(text);
        };
    }

    /// Returns what programs read.
    String raw(Document row) {
        return switch (value.apply(row)) {
            case null -> "";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
            case List<?> list ->
                list.stream()
                        .map(element -> element instanceof Map ? JsonWriter.line(element) : String.valueOf(element))
                        .collect(Collectors.joining(","));
            case Object other -> other.toString();
        };
    }

    Style style(String text) {
        return kind == Kind.STATE ? Style.ofState(text) : Style.NONE;
    }
}
