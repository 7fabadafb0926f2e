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

        /// By the place of their column.
        private final @Nullable String[] columns = new @Nullable String[RowFields.TEXTS];

        /// In the order of [RowFields#MOMENTS].
        private final @Nullable Instant[] moments = new @Nullable Instant[RowFields.MOMENTS.size()];

        private final @Nullable Instant since;

        private final Map<String, @Nullable String> rest;

        private final String labels;

        /// Mostly nothing.
        private Map<String, @Nullable String> undone = Map.of();

        /// @param row a row of [RowFields#READ]
        /// @param first the number of its first column
        /// @param since the field of this name
        /// @param rest what stands in no column, or in place of one
        OfRow(ResultSet row, int first, @Nullable String since, Map<String, @Nullable String> rest)
                throws SQLException {
            this.rest = rest;
            this.since = StoredMoment.read(since);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = row.getString(first + i);
            }
            columns[RowFields.CREATOR] = RowFields.creator(columns[RowFields.CREATOR]);
            for (int i = 0; i < moments.length; i++) {
                var moment = row.getObject(first + columns.length + i, OffsetDateTime.class);
                moments[i] = moment == null ? null : moment.toInstant();
            }
            labels = String.valueOf(row.getString(first + RowFields.LABELS));
        }

        /// Undoes changes, the newest first.
        void undo(List<FieldChange> later) {
            later.forEach(change -> undone().put(change.field(), change.before()));
        }

        void forget(String name) {
            undone().put(name, null);
        }

        private Map<String, @Nullable String> undone() {
            if (undone.isEmpty()) {
                undone = new HashMap<>();
            }
            return undone;
        }

        @Override
        public @Nullable String text(String name) {
            if (!undone.isEmpty() && undone.containsKey(name)) {
                return undone.get(name);
            }
            String stated = rest.get(name);
            if (stated != null) {
                return stated;
            }
            int place = RowFields.text(name);
            return place < 0 || rest.containsKey(name) ? null : columns[place];
        }

        @Override
        public @Nullable Instant moment(String name) {
            if (undone.containsKey(name) || rest.containsKey(name)) {
                return StoredMoment.read(text(name));
            }
            if (name.equals(RowFields.SINCE)) {
                return since;
            }
            return switch (name) {
                case "created" -> moments[0];
                case "expires" -> moments[1];
                case "activity" -> moments[2];
                default -> null;
            };
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
