package io.sandboxconsole.audit.format;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The row that says that parts of an earlier row were redacted. All that a verifier needs of it stands in its part
/// [Part#ROW], which is never redacted itself.
///
/// @param row the number of the earlier row, which is the target's id
/// @param parts what was redacted, which is the code: `person`, `content` or `person,content`
public record RedactionAct(long row, Set<Part> parts) {

    /// The action of such a row.
    public static final String EVENT = "row-redacted";

    public RedactionAct {
        parts = Set.copyOf(parts);
    }

    /// Returns the code that names the parts.
    public String code() {
        return parts.stream().sorted().map(RedactionAct::word).collect(Collectors.joining(","));
    }

    /// Returns the word for `part` in the code of an act.
    public static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /// Returns what `row` says of a redaction; empty if it is about something else.
    public static Optional<RedactionAct> of(Row row) {
        if (!EVENT.equals(row.text(Field.ACTION))
                || !"EVENT".equals(row.text(Field.PHASE))
                || !"SUCCEEDED".equals(row.text(Field.RESULT))) {
            return Optional.empty();
        }
        @Nullable String target = row.text(Field.TARGET_ID);
        @Nullable String code = row.text(Field.CODE);
        try {
            return target == null || code == null
                    ? Optional.empty()
                    : Optional.of(new RedactionAct(Long.parseLong(target), parts(code)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Set<Part> parts(String code) {
        Set<String> words = Set.copyOf(Arrays.asList(code.split(",", -1)));
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (part != Part.ROW && words.contains(word(part))) {
                parts.add(part);
            }
        }
        return parts;
    }
}
