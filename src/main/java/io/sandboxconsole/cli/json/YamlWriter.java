package io.sandboxconsole.cli.json;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes values as YAML in block style. A text stays without quotes only where no reader takes it for something else.
public final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{Nd}_./()+ -]*");

    private static final Pattern OTHER_TYPE =
            Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|none|\\.nan|\\.inf|[-+]?\\.inf");

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    /// Returns a document's lines, each with `indent` spaces before it and a line feed behind it.
    public static String write(Document document, int indent) {
        var writer = new YamlWriter();
        writer.appendMembers(document.members(), indent, true);
        return writer.text.toString();
    }

    /// Returns a document as an element of a list: its first line begins with a dash.
    public static String element(Document document, int indent) {
        var writer = new YamlWriter();
        writer.appendElement(document.members(), indent);
        return writer.text.toString();
    }

    private void appendMembers(Map<?, ?> members, int indent, boolean firstIndented) {
        boolean indented = firstIndented;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.repeat(' ', indented ? indent : 0);
            indented = true;
            text.append(scalar(String.valueOf(member.getKey()))).append(':');
            appendValue(member.getValue(), indent);
        }
    }

    private void appendValue(@Nullable Object value, int indent) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                text.append('\n');
                appendMembers(map, indent + 2, true);
            }
            case List<?> list
            when !list.isEmpty() -> {
                text.append('\n');
                list.forEach(element -> appendElement(element, indent));
            }
            case null, default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void appendElement(@Nullable Object element, int indent) {
        text.repeat(' ', indent).append("- ");
        switch (element) {
            case Map<?, ?> map when !map.isEmpty() -> appendMembers(map, indent + 2, false);
            case List<?> list
            when !list.isEmpty() -> text.append(JsonWriter.line(list)).append('\n');
            case null, default -> text.append(scalar(element)).append('\n');
        }
    }

    private static String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "{}";
            case List<?> _ -> "[]";
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String value) {
        boolean plain = PLAIN.matcher(value).matches()
                && !value.endsWith(" ")
                && !OTHER_TYPE.matcher(value).matches();
        if (plain) {
            return value;
        }
        // A JSON text is a YAML text in double quotes.
        var quoted = new StringBuilder();
        JsonWriter.quote(value, quoted);
        return quoted.toString();
    }
}
