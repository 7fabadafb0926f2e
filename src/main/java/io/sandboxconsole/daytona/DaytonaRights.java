package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.Findings;
import io.sandboxconsole.words.Phrase;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The permissions that the console has a use for, and what each of them makes possible.
final class DaytonaRights {

    static final String AUDIT = "read:audit_logs";

    private static final List<Right> USED = List.of(
            new Right("write:sandboxes", Phrase.of("connections.unlock.write")),
            new Right("delete:sandboxes", Phrase.of("connections.unlock.delete")),
            new Right("delete:snapshots", Phrase.of("connections.unlock.delete-snapshots")),
            new Right(AUDIT, Phrase.of("connections.unlock.audit")));

    private DaytonaRights() {}

    private record Right(String permission, Phrase unlocks) {}

    /// Finds what `permissions` lack; a server need not tell them.
    static void look(@Nullable Collection<String> permissions, Findings findings) {
        if (permissions == null) {
            findings.warning(
                    Phrase.of("connections.finding.permissions-untold"),
                    Phrase.of("connections.finding.permissions-untold.then"));
            return;
        }
        List<Right> lacking = USED.stream()
                .filter(right -> !permissions.contains(right.permission()))
                .toList();
        lacking.forEach(right ->
                findings.missing(Phrase.of("connections.finding.permission", right.permission()), right.unlocks()));
        if (lacking.isEmpty()) {
            findings.good(Phrase.of("connections.finding.permissions"));
        }
    }
}
