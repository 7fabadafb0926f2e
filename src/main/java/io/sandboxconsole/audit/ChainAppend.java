package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that one caller appends, all or none, and what became of them.
final class ChainAppend {

    /// Whether rows that are there already are skipped.
    final boolean unlessThere;

    final List<Map<Field, Object>> rows;

    private @Nullable List<AuditPlace> places;

    private @Nullable RuntimeException failure;

    ChainAppend(List<AuditEvent> events, boolean unlessThere) {
        this.unlessThere = unlessThere;
        this.rows = events.stream().map(EventRow::values).toList();
    }

    void succeeded(List<AuditPlace> all) {
        places = List.copyOf(all);
    }

    void failed(RuntimeException why) {
        failure = why;
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /// Returns the places of the rows that were appended.
    List<AuditPlace> places() {
        if (places == null) {
            throw new IllegalStateException("The rows were not appended.");
        }
        return places;
    }
}
