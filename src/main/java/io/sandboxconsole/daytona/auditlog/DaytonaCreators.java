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

/// Finds in the audit log who created sandboxes. No entry is believed that does not say so itself: older servers ignore
/// conditions and answer everything.
final class DaytonaCreators {

    /// Between a sandbox's own time of creation and its entry's.
    private static final Duration NEAR = Duration.ofMinutes(2);

    private static final int FEW_PAGES = 5;

    private static final int MANY_PAGES = 25;

    private final DaytonaAuditLog log;

    private final DaytonaIdentities identities;

    DaytonaCreators(DaytonaAuditLog log, DaytonaIdentities identities) {
        this.log = log;
        this.identities = identities;
    }

    Map<SandboxId, EngineIdentity> of(Collection<Sandbox> strangers) {
        Map<SandboxId, EngineIdentity> creators = new HashMap<>();
        List<AuditEntry> entries = log.takesConditions() ? byId(strangers) : byTime(strangers, MANY_PAGES);
        for (Sandbox sandbox : strangers) {
            made(sandbox, entries)
                    .filter(entry -> !ours(entry, sandbox))
                    .ifPresent(entry -> creators.put(sandbox.id(), identities.of(List.of(entry))));
        }
        List<Sandbox> failed = strangers.stream()
                .filter(sandbox -> sandbox.state().kind() == SandboxState.Kind.FAILED)
                .filter(sandbox -> !creators.containsKey(sandbox.id()))
                .toList();
        if (!failed.isEmpty()) {
            List<AuditEntry> around = log.takesConditions() ? byTime(failed, FEW_PAGES) : entries;
            failed.forEach(
                    sandbox -> tried(sandbox, around).ifPresent(identity -> creators.put(sandbox.id(), identity)));
        }
        return creators;
    }

    private List<AuditEntry> byId(Collection<Sandbox> strangers) {
        String ids = strangers.stream().map(sandbox -> sandbox.id().value()).collect(Collectors.joining(","));
        return log.read(
                Map.of("targetId[in]", ids, "action[in]", "create,fork", "targetType[eq]", "sandbox"),
                FEW_PAGES,
                entries -> all(strangers, entries));
    }

    private List<AuditEntry> byTime(Collection<Sandbox> strangers, int pages) {
        List<Instant> times =
                strangers.stream().map(Sandbox::createdAt).sorted().toList();
        String from = times.getFirst().minus(NEAR).toString();
        String to = times.getLast().plus(NEAR).toString();
        return log.read(Map.of("from", from, "to", to), pages, entries -> all(strangers, entries));
    }

    private static boolean all(Collection<Sandbox> strangers, Collection<AuditEntry> entries) {
        Set<String> created = entries.stream()
                .filter(entry -> "create".equals(entry.action()) && succeeded(entry))
                .map(entry -> Objects.toString(entry.targetId(), ""))
                .collect(Collectors.toSet());
        return strangers.stream()
                .allMatch(sandbox -> created.contains(sandbox.id().value()));
    }

    /// The entry of the call that made it. A fork's may be about the sandbox that was copied, then it is far away.
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

    /// A create call that failed left a sandbox behind and no id in its entry, but the name it asked for.
    private Optional<EngineIdentity> tried(Sandbox sandbox, List<AuditEntry> entries) {
        List<AuditEntry> tries = entries.stream()
                .filter(entry -> isSandbox(entry) && "create".equals(entry.action()))
                .filter(entry -> entry.statusCode() != null && entry.statusCode() >= 400 && near(sandbox, entry))
                .filter(entry -> isNamed(sandbox, entry) && !ours(entry, sandbox))
                .toList();
        return tries.isEmpty() ? Optional.empty() : Optional.of(identities.of(tries));
    }

    private static boolean isNamed(Sandbox sandbox, AuditEntry entry) {
        String asked = entry.metadata() == null
                ? ""
                : entry.metadata().path("body").path("name").asString("");
        return !asked.isEmpty()
                && (asked.equals(sandbox.attributes().name())
                        || sandbox.name().filter(asked::equals).isPresent());
    }

    /// The console itself made it, for somebody whom the sandbox's labels still name.
    private static boolean ours(AuditEntry entry, Sandbox sandbox) {
        return DaytonaApi.SOURCE.equals(entry.source()) && sandbox.creator().evidence() == Evidence.DECLARED;
    }

    private static boolean isSandbox(AuditEntry entry) {
        return "sandbox".equals(entry.targetType());
    }

    private static boolean succeeded(AuditEntry entry) {
        return entry.statusCode() != null && entry.statusCode() / 100 == 2;
    }

    private static boolean near(Sandbox sandbox, AuditEntry entry) {
        return Duration.between(sandbox.createdAt(), at(entry)).abs().compareTo(NEAR) <= 0;
    }

    private static Instant at(AuditEntry entry) {
        return Objects.requireNonNull(entry.createdAt());
    }
}
