package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.http.Members;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Looks, before anything is done to a lease's machine, whether another one bears the same lease. One sandbox alone
/// cannot tell.
final class LeaseTwins {

    private static final String LABEL = "lease";

    private final DaytonaCalls calls;

    private final DaytonaRefusals refusals;

    LeaseTwins(DaytonaCalls calls, DaytonaRefusals refusals) {
        this.calls = calls;
        this.refusals = refusals;
    }

    /// Refuses to go on where nobody can tell which of two machines is the lease's.
    void refuse(Sandbox sandbox) {
        Lease lease = sandbox.traits().lease();
        String id = lease == null || !lease.valid() ? null : lease.id();
        if (id != null && hasTwin(sandbox, id)) {
            throw refusals.conflict(Phrase.of("problem.daytona.lease-ambiguous", id));
        }
    }

    /// A lease's id is of characters that need no quoting.
    private boolean hasTwin(Sandbox sandbox, String lease) {
        MultiValueMap<String, String> conditions = new LinkedMultiValueMap<>();
        conditions.set("limit", String.valueOf(DaytonaApi.PAGE_SIZE));
        conditions.set("labels", "{\"%s\":\"%s\"}".formatted(LABEL, lease));
        return calls.read(
                Subject.reading(Phrase.of("problem.doing.find"), Phrase.of("problem.what.sandboxes")),
                api -> api.sandboxes(conditions),
                listing -> listing.items() != null
                        && listing.items().stream().anyMatch(row -> isTwin(row, sandbox, lease)));
    }

    /// Checks each row itself: a server that does not understand the condition returns everything.
    private static boolean isTwin(DaytonaApi.@Nullable Sandbox row, Sandbox sandbox, String lease) {
        if (row == null || sandbox.id().value().equals(row.id())) {
            return false;
        }
        return lease.equals(
                        Members.present(row.labels()).getOrDefault(LABEL, "").strip())
                && !DaytonaPhase.of(DaytonaStates.of(row.state(), row.desiredState()))
                        .over();
    }
}
