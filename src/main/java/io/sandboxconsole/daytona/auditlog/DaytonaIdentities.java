package io.sandboxconsole.daytona.auditlog;

import io.sandboxconsole.daytona.api.DaytonaApi.AuditEntry;
import io.sandboxconsole.sandbox.EngineIdentity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Identifies the callers of audit entries. An entry holds three characters of a key at most: all matching keys become
/// candidates, and a single name is given only where no other fits.
final class DaytonaIdentities {

    private final DaytonaKeys keys;

    DaytonaIdentities(DaytonaKeys keys) {
        this.keys = keys;
    }

    /// @param entries one, or several candidates
    EngineIdentity of(List<AuditEntry> entries) {
        List<EngineIdentity> callers = entries.stream().map(this::of).distinct().toList();
        EngineIdentity first = callers.getFirst();
        if (callers.size() == 1) {
            return first;
        }
        Set<String> names =
                callers.stream().flatMap(caller -> names(caller).stream()).collect(Collectors.toSet());
        String actors =
                callers.stream().map(EngineIdentity::actor).distinct().sorted().collect(Collectors.joining(" / "));
        return names.size() < 2
                ? first
                : new EngineIdentity(
                        actors,
                        null,
                        null,
                        null,
                        null,
                        null,
                        names.stream().sorted().toList());
    }

    private static List<String> names(EngineIdentity caller) {
        return caller.ambiguous() ? caller.candidates() : List.of(label(caller));
    }

    private static String label(EngineIdentity caller) {
        if (caller.keyName() != null) {
            return caller.keyName();
        }
        return caller.email() == null ? caller.actor() : caller.email();
    }

    private EngineIdentity of(AuditEntry entry) {
        String email = text(entry.actorEmail());
        String person = text(entry.actorId());
        String actor = person == null ? Objects.requireNonNullElse(email, "unknown") : person;
        String suffix = text(entry.actorApiKeySuffix());
        String prefix = text(entry.actorApiKeyPrefix());
        String source = text(entry.source());
        if (suffix == null) {
            return new EngineIdentity(actor, email, null, null, null, source, List.of());
        }
        List<DaytonaKeys.Named> fitting = keys.fitting(actor, suffix);
        if (fitting.size() == 1 && !createdAfter(fitting.getFirst(), entry)) {
            String name = fitting.getFirst().name();
            return new EngineIdentity(actor, email, prefix, suffix, name, source, List.of());
        }
        var unnamed = new EngineIdentity(actor, email, prefix, suffix, null, source, List.of());
        return new EngineIdentity(actor, email, prefix, suffix, null, source, candidates(fitting, entry, unnamed));
    }

    /// A key created after the call did not make it: another one with the same ending did.
    private static List<String> candidates(List<DaytonaKeys.Named> fitting, AuditEntry entry, EngineIdentity unnamed) {
        Set<String> names = new LinkedHashSet<>();
        fitting.forEach(key -> names.add(key.name()));
        if (fitting.stream().allMatch(key -> createdAfter(key, entry)) && !fitting.isEmpty()) {
            names.add(unnamed.keyEnds());
        }
        return names.size() < 2 ? List.of() : List.copyOf(names);
    }

    private static boolean createdAfter(DaytonaKeys.Named key, AuditEntry entry) {
        return key.created() != null
                && entry.createdAt() != null
                && key.created().isAfter(entry.createdAt());
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
