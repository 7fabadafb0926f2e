package io.sandboxconsole.daytona.auditlog;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaApi.AuditEntry;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the creators of sandboxes in the audit log. Each entry is checked against the conditions: older servers ignore
/// them and return every entry.
final class DaytonaCreators {

    /// The tolerance between a sandbox's time of creation and its entry's.
    private static final Duration NEAR = Duration.ofMinutes(2);

    private static final int FEW_PAGES = 5;

    private static final int MANY_PAGES = 25;

    private final DaytonaAuditLog log;

    private final DaytonaIdentities identities;

    DaytonaCreators(DaytonaAuditLog log, DaytonaIdentities identities) {
        this.log = log;
        this.identities = identities;
    }

    Map<SandboxId, EngineIdentity> of(Collection<Sandbox> sandboxes) {
        Map<SandboxId, EngineIdentity> creators = new HashMap<>();
        List<AuditEntry> entries = log.takesConditions() ? byId(sandboxes) : byTime(sandboxes, MANY_PAGES);
        for (Sandbox sandbox : sandboxes) {
            made(sandbox, entries)
                    .filter(entry -> !byConsole(entry, sandbox))
                    .ifPresent(entry -> creators.put(sandbox.id(), identities.of(List.of(entry))));
        }
        List<Sandbox> failed = sandboxes.stream()
                .filter(sandbox -> sandbox.state().kind() == SandboxState.Kind.FAILED)
                .filter(sandbox -> !creators.containsKey(sandbox.id()))
                .toList();
        if (!failed.isEmpty()) {
            List<AuditEntry> around = log.takesConditions() ? byTime(failed, FEW_PAGES) : entries;
            failed.forEach(sandbox ->
                    ofFailedCall(sandbox, around).ifPresent(identity -> creators.put(sandbox.id(), identity)));
        }
        return creators;
    }

    private List<AuditEntry> byId(Collection<Sandbox> sandboxes) {
        String ids = sandboxes.stream().map(sandbox -> sandbox.id().value()).collect(Collectors.joining(","));
        return log.read(
                Map.of("targetId[in]", ids, "action[in]", "create,fork", "targetType[eq]", "sandbox"),
                FEW_PAGES,
                entries -> all(sandboxes, entries));
    }

    private List<AuditEntry> byTime(Collection<Sandbox> sandboxes, int pages) {
        List<Instant> times = sandboxes.stream()
                .flatMap(sandbox -> Stream.ofNullable(sandbox.createdAt()))
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return List.of();
        }
        String from = times.getFirst().minus(NEAR).toString();
        String to = times.getLast().plus(NEAR).toString();
        return log.read(Map.of("from", from, "to", to), pages, entries -> all(sandboxes, entries));
    }

    private static boolean all(Collection<Sandbox> sandboxes, Collection<AuditEntry> entries) {
        Set<String> created = entries.stream()
                .filter(entry -> "create".equals(entry.action()) && succeeded(entry))
                .map(entry -> Objects.toString(entry.targetId(), ""))
                .collect(Collectors.toSet());
        return sandboxes.stream()
                .allMatch(sandbox -> created.contains(sandbox.id().value()));
    }

    /// Returns the entry of the creating call. A fork's may name the parent as target; then only a near one counts.
    private static Optional<AuditEntry> made(Sandbox sandbox, List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> isSandbox(entry)
                        && succeeded(entry)
                        && sandbox.id().value().equals(entry.targetId()))
                .filter(entry ->
                        "create".equals(entry.action()) || ("fork".equals(entry.action()) && near(sandbox, entry)))
                .min(Comparator.comparing((AuditEntry entry) -> Objects.toString(entry.action(), ""))
                        .thenComparing(DaytonaCreators::at));
    }

    /// A failed create call may leave a sandbox behind; its entry holds no id, but the requested name.
    private Optional<EngineIdentity> ofFailedCall(Sandbox sandbox, List<AuditEntry> entries) {
        List<AuditEntry> tries = entries.stream()
                .filter(entry -> isSandbox(entry) && "create".equals(entry.action()))
                .filter(entry -> entry.statusCode() != null && entry.statusCode() >= 400 && near(sandbox, entry))
                .filter(entry -> isNamed(sandbox, entry) && !byConsole(entry, sandbox))
                .toList();
        return tries.isEmpty() ? Optional.empty() : Optional.of(identities.of(tries));
    }

    private static boolean isNamed(Sandbox sandbox, AuditEntry entry) {
        String requestedName = entry.metadata() == null
                ? ""
                : entry.metadata().path("body").path("name").asString("");
        return !requestedName.isEmpty()
                && (requestedName.equals(sandbox.attributes().name())
                        || sandbox.name().filter(requestedName::equals).isPresent());
    }

    /// Whether the console made it, for the creator whom the sandbox's labels still name.
    private static boolean byConsole(AuditEntry entry, Sandbox sandbox) {
        return DaytonaApi.SOURCE.equals(entry.source()) && sandbox.creator().evidence() == Evidence.DECLARED;
    }

    private static boolean isSandbox(AuditEntry entry) {
        return "sandbox".equals(entry.targetType());
    }

    private static boolean succeeded(AuditEntry entry) {
        return entry.statusCode() != null && entry.statusCode() / 100 == 2;
    }

    private static boolean near(Sandbox sandbox, AuditEntry entry) {
        return sandbox.createdAt() != null
                && Duration.between(sandbox.createdAt(), at(entry)).abs().compareTo(NEAR) <= 0;
    }

    private static Instant at(AuditEntry entry) {
        return Objects.requireNonNull(entry.createdAt());
    }
}
