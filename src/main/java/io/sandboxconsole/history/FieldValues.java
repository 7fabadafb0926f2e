package io.sandboxconsole.history;

import io.sandboxconsole.history.StoredValues.StoredMoment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a sandbox's fields by name, absent where it has none.
public sealed interface FieldValues {

    @Nullable
    String text(String name);

    @Nullable
    Instant moment(String name);

    /// Returns the metadata, in a map of its own.
    Map<String, String> metadata();

    /// Returns values that are all texts.
    static FieldValues of(Map<String, String> fields) {
        return new OfMap(fields);
    }

    /// Values that are all texts.
    record OfMap(Map<String, String> fields) implements FieldValues {

        @Override
        public @Nullable String text(String name) {
            return fields.get(name);
        }

        @Override
        public @Nullable Instant moment(String name) {
            return StoredMoment.read(fields.get(name));
        }

        @Override
        public Map<String, String> metadata() {
            Map<String, String> metadata = new HashMap<>();
            OfRow.put(metadata, fields);
            return metadata;
        }
    }

    /// The values of a row as its columns have them, with later changes undone: a fleet of the past has a hundred
    /// thousand rows, for which a map of all fields would take most of the time. Used by one thread.
    final class OfRow implements FieldValues {

        private final Map<String, @Nullable String> columns = HashMap.newHashMap(16);

        private final Map<String, @Nullable Instant> moments = HashMap.newHashMap(4);

        private final Map<String, @Nullable String> rest;

        private final Map<String, @Nullable String> undone = new HashMap<>();

        private final String labels;

        /// @param row a row of [RowFields#READ]
        /// @param since the field of this name
        /// @param rest what stands in no column, or in place of one
        OfRow(ResultSet row, @Nullable String since, Map<String, @Nullable String> rest) throws SQLException {
            this.rest = rest;
            for (String name : RowFields.SAME_NAMES) {
                columns.put(name, row.getString(name));
            }
            columns.put("word", row.getString("state_key"));
            columns.put("creator", RowFields.creator(row.getString("creator")));
            for (String name : RowFields.MOMENTS) {
                var moment = row.getObject(name, OffsetDateTime.class);
                moments.put(name, moment == null ? null : moment.toInstant());
            }
            moments.put(RowFields.SINCE, StoredMoment.read(since));
            labels = String.valueOf(row.getString("labels"));
        }

        /// Undoes changes, the newest first.
        void undo(List<FieldChange> later) {
            later.forEach(change -> undone.put(change.field(), change.before()));
        }

        void forget(String name) {
            undone.put(name, null);
        }

        @Override
        public @Nullable String text(String name) {
            if (undone.containsKey(name)) {
                return undone.get(name);
            }
            return rest.containsKey(name) ? rest.get(name) : columns.get(name);
        }

        @Override
        public @Nullable Instant moment(String name) {
            return undone.containsKey(name) || rest.containsKey(name)
                    ? StoredMoment.read(text(name))
                    : moments.get(name);
        }

        @Override
        public Map<String, String> metadata() {
            Map<String, String> metadata = new HashMap<>();
            RowFields.labels(labels, metadata::put);
            put(metadata, rest);
            put(metadata, undone);
            return metadata;
        }

        private static void put(Map<String, String> metadata, Map<String, ? extends @Nullable String> fields) {
            fields.forEach((name, value) -> {
                if (name.startsWith(SandboxFields.LABEL)) {
                    String key = name.substring(SandboxFields.LABEL.length());
                    if (value == null) {
                        metadata.remove(key);
                    } else {
                        metadata.put(key, value);
                    }
                }
            });
        }
    }
}
