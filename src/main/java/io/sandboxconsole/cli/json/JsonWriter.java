package io.sandboxconsole.cli.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values as JSON, indented or in one line. Characters that move a terminal's cursor or turn the direction of
/// its text are escaped, which JSON allows for all of them.
public final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    private final boolean indented;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /// Returns a value in one line.
    public static String line(@Nullable Object value) {
        return new JsonWriter(false).write(value, 0);
    }

    /// Returns a value over several lines, with two spaces for each level below `depth`.
    public static String indented(@Nullable Object value, int depth) {
        return new JsonWriter(true).write(value, depth);
    }

    private String write(@Nullable Object value, int depth) {
        append(value, depth);
        return text.toString();
    }

    private void append(@Nullable Object value, int depth) {
        switch (value) {
            case Document document -> append(document.members(), depth);
            case Map<?, ?> map -> appendMembers(map, depth);
            case List<?> list -> appendElements(list, depth);
            case Number number -> text.append(number);
            case Boolean bool -> text.append(bool);
            case null -> text.append("null");
            default -> quote(value.toString(), text);
        }
    }

    private void appendMembers(Map<?, ?> map, int depth) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newLine(depth + 1);
            quote(String.valueOf(entry.getKey()), text);
            text.append(indented ? ": " : ":");
            append(entry.getValue(), depth + 1);
            text.append(entries.hasNext() ? "," : "");
        }
        end(map.isEmpty(), depth, '}');
    }

    private void appendElements(List<?> list, int depth) {
        text.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            newLine(depth + 1);
            append(elements.next(), depth + 1);
            text.append(elements.hasNext() ? "," : "");
        }
        end(list.isEmpty(), depth, ']');
    }

    private void end(boolean empty, int depth, char bracket) {
        if (!empty) {
            newLine(depth);
        }
        text.append(bracket);
    }

    private void newLine(int depth) {
        if (indented) {
            text.append('\n').repeat("  ", depth);
        }
    }

    /// Appends a text in quotes.
    static void quote(String value, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (isHarmful(value, i)) {
                        to.append("\\u%04x".formatted((int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    private static boolean isHarmful(String value, int at) {
        char c = value.charAt(at);
        if (Character.isSurrogate(c)) {
            boolean high = Character.isHighSurrogate(c);
            int other = high ? at + 1 : at - 1;
            return other < 0
                    || other >= value.length()
                    || (high
                            ? !Character.isLowSurrogate(value.charAt(other))
                            : !Character.isHighSurrogate(value.charAt(other)));
        }
        return Harmful.is(c);
    }
}
