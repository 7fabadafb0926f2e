package io.sandboxconsole.access;

import io.sandboxconsole.audit.format.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The values that an operation replaces, each before and after, for the trail. Values of secrets are never among them.
public record FieldChanges(List<Change> all) {

    /// No value is replaced, or none that is known.
    public static final FieldChanges NONE = new FieldChanges(List.of());

    /// Stands for the value of a secret.
    private static final String CHANGED = "changed";

    public FieldChanges {
        all = List.copyOf(all);
    }

    /// Returns the entries that differ, sorted, each under `prefix` and its key.
    public static FieldChanges between(String prefix, Map<String, String> before, Map<String, String> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var changes = NONE;
        for (String key : keys) {
            changes = changes.and(prefix + key, before.get(key), after.get(key));
        }
        return changes;
    }

    /// Returns these and another one, unless its value stays; an absent value is null.
    public FieldChanges and(String field, @Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after) ? this : with(new Change(field, text(before), text(after)));
    }

    /// Returns these and that of a secret: that it changed, and nothing of its value.
    public FieldChanges andSecret(String field) {
        return with(new Change(field, null, CHANGED));
    }

    /// Returns whether no change is known.
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// Returns whether `present` has all values as after the changes.
    public boolean isDone(Map<String, String> present) {
        return all.stream().allMatch(change -> Objects.equals(change.after(), present.get(change.field())));
    }

    /// Returns whether `present` has all values as before the changes.
    public boolean isNotDone(Map<String, String> present) {
        return all.stream().allMatch(change -> Objects.equals(change.before(), present.get(change.field())));
    }

    private FieldChanges with(Change change) {
        List<Change> more = new ArrayList<>(all);
        more.add(change);
        return new FieldChanges(more);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
