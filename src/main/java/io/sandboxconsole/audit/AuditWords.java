package io.sandboxconsole.audit;

import io.sandboxconsole.i18n.WholeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a search text as a condition of SQL: each begins a word of the row. A word is letters and digits;
/// other signs separate.
record AuditWords(List<String> words) {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /// More would only slow the search down.
    private static final int MOST = 20;

    private static final String NOTHING = "1 = 0";

    /// The columns of which `audit_event.words` is made on PostgreSQL.
    private static final List<String> COLUMNS = List.of(
            "actor_id",
            "actor_name",
            "action",
            "connection",
            "sandbox",
            "sandbox_name",
            "team",
            "code",
            "detail",
            "reason",
            "address",
            "request",
            "engine_request",
            "behalf_name",
            "job");

    static AuditWords of(String text) {
        return new AuditWords(SIGNS.splitAsStream(WholeText.of(text).toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .toList());
    }

    /// Returns the condition on PostgreSQL, which an index answers.
    String indexed() {
        return words.isEmpty() ? NOTHING : "words @@ to_tsquery('simple', :words)";
    }

    Map<String, Object> indexedParameters() {
        return words.isEmpty()
                ? Map.of()
                : Map.of("words", words.stream().map("'%s':*"::formatted).collect(Collectors.joining(" & ")));
    }

    /// Returns the condition on H2, which reads each row.
    String scanned() {
        if (words.isEmpty()) {
            return NOTHING;
        }
        String row = COLUMNS.stream().map("coalesce(%s, '')"::formatted).collect(Collectors.joining(" || ' ' || "));
        String plain = "' ' || regexp_replace(lower(%s), '[^\\p{L}\\p{N}\\p{M}]+', ' ', 'g')".formatted(row);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            parts.add("%s like :word%d".formatted(plain, i));
        }
        return "(" + String.join(" and ", parts) + ")";
    }

    Map<String, Object> scannedParameters() {
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, "% " + words.get(i) + "%");
        }
        return parameters;
    }
}
