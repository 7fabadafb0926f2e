package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.RecentValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes the fields of a sandbox into its row without those values that other columns hold already, and reads both
/// together. Rows of earlier versions repeat every field.
public final class RowFields {

    static final List<String> SAME_NAMES = List.of("team", "owner", "image", "region", "machine", "state");

    static final List<String> MOMENTS = List.of("created", "expires", "activity");

    /// The columns that hold fields: texts, then moments, then others.
    public static final String READ =
            String.join(", ", SAME_NAMES) + ", state_key, creator, " + String.join(", ", MOMENTS) + ", labels, fields";

    /// The places of the columns in [#READ].
    private static final int WORD = SAME_NAMES.size();

    static final int CREATOR = WORD + 1;

    /// The number of texts at the beginning of [#READ].
    static final int TEXTS = CREATOR + 1;

    static final int LABELS = TEXTS + MOMENTS.size();

    private static final int FIELDS = LABELS + 1;

    private static final Map<String, Integer> PLACES = places();

    /// Stands before what is not in other columns, and before its field `since`: thousands of sandboxes share the rest,
    /// which is read once. What earlier versions wrote begins with a brace.
    private static final String REST = "+";

    static final String SINCE = "since";

    private static final RecentValues<String, Map<String, @Nullable String>> RESTS = new RecentValues<>(16_384);

    private static final String UNKNOWN_CREATOR = new StoredValues().written(Creator.Unknown.CREATOR);

    private RowFields() {}

    /// Returns what the column `fields` holds beside the other columns.
    static String written(Map<String, String> fields, Map<String, @Nullable Object> columns) {
        Map<String, @Nullable String> rest = new TreeMap<>(fields);
        held(columns).forEach((name, value) -> {
            if (value.equals(fields.get(name))) {
                rest.remove(name);
            } else {
                // Absent, where the column holds another thing: it may be cut, or be the text of something else.
                rest.putIfAbsent(name, null);
            }
        });
        String since = rest.remove(SINCE);
        return REST + (since == null ? "" : since) + StoredValues.written(rest);
    }

    /// Reads the fields of a row of [#READ].
    public static Map<String, String> read(ResultSet row) throws SQLException {
        String written = row.getString("fields");
        if (!written.startsWith(REST)) {
            return StoredValues.fields(written);
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String name : SAME_NAMES) {
            columns.put(name, row.getString(name));
        }
        columns.put("state_key", row.getString("state_key"));
        columns.put("creator", row.getString("creator"));
        columns.put("labels", row.getString("labels"));
        for (String name : MOMENTS) {
            columns.put(name, row.getObject(name, OffsetDateTime.class));
        }
        Map<String, String> fields = held(columns);
        int rest = written.indexOf('{');
        if (rest > REST.length()) {
            fields.put(SINCE, written.substring(REST.length(), rest));
        }
        rest(written.substring(rest)).forEach((name, value) -> {
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /// Reads the fields of a row of [#READ] without putting all into one map.
    ///
    /// @param first the number of the first column of [#READ]
    public static FieldValues values(ResultSet row, int first) throws SQLException {
        String written = row.getString(first + FIELDS);
        if (!written.startsWith(REST)) {
            return FieldValues.of(StoredValues.fields(written));
        }
        int rest = written.indexOf('{');
        String since = rest > REST.length() ? written.substring(REST.length(), rest) : null;
        return new FieldValues.OfRow(row, first, since, rest(written.substring(rest)));
    }

    /// Returns the place of the column that holds the field `name` as a text; -1 where none does.
    static int text(String name) {
        return PLACES.getOrDefault(name, -1);
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>(Map.of("word", WORD, "creator", CREATOR));
        SAME_NAMES.forEach(name -> places.put(name, SAME_NAMES.indexOf(name)));
        return places;
    }

    private static Map<String, @Nullable String> rest(String text) {
        return RESTS.get(text, StoredValues::rest);
    }

    /// Returns the fields as the columns tell them, which is wrong where a text is cut or altered.
    private static Map<String, String> held(Map<String, @Nullable Object> columns) {
        Map<String, String> fields = new HashMap<>();
        for (String name : SAME_NAMES) {
            put(fields, name, columns.get(name));
        }
        put(fields, "word", columns.get("state_key"));
        for (String name : MOMENTS) {
            if (columns.get(name) instanceof OffsetDateTime moment) {
                fields.put(name, moment.toInstant().toString());
            }
        }
        put(fields, "creator", creator(columns.get("creator")));
        labels(String.valueOf(columns.get("labels")), (key, value) -> fields.put(SandboxFields.LABEL + key, value));
        return fields;
    }

    /// Returns the field that the column `creator` tells; none for known ones, of which it has the id only.
    static @Nullable String creator(@Nullable Object id) {
        return Creator.Unknown.CREATOR.id().equals(id) ? UNKNOWN_CREATOR : null;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value instanceof String text) {
            fields.put(name, text);
        }
    }

    /// Reads what [LifeTexts#labels] has written.
    static void labels(String joined, BiConsumer<String, String> reader) {
        int from = 1;
        for (int end = joined.indexOf(StoredText.BREAK, from); end >= 0; end = joined.indexOf(StoredText.BREAK, from)) {
            int equals = joined.indexOf(StoredText.EQUALS, from);
            if (equals >= 0 && equals < end) {
                reader.accept(joined.substring(from, equals), joined.substring(equals + 1, end));
            }
            from = end + 1;
        }
    }
}
