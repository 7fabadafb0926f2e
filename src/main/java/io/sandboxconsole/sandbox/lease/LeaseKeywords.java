package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The keywords by which a filter finds leases and a facet counts them. A lease can have several at once.
public final class LeaseKeywords {

    public static final List<String> ALL =
            List.of("direct", "brokered", "builder", "damaged", "ambiguous", "overdue", "kept", "none");

    /// The possible decisions of [LeaseCleanup] about a lease.
    public static final List<String> CLEANUP = List.of("delete", "skip");

    private static final List<String> NONE = List.of("none");

    private LeaseKeywords() {}

    /// The keywords of `sandbox` as a lease at `now`, or `none`.
    public static List<String> of(Sandbox sandbox, Instant now) {
        Lease lease = sandbox.attributes().lease();
        if (lease == null) {
            return NONE;
        }
        List<String> words = new ArrayList<>(2);
        words.add(word(lease.kind()));
        if (lease.ambiguous()) {
            words.add("ambiguous");
        }
        if (new LeaseTimes(lease, sandbox, now).overdue()) {
            words.add("overdue");
        }
        if (lease.keep()) {
            words.add("kept");
        }
        return List.copyOf(words);
    }

    /// The decision about `sandbox` as written in a filter.
    public static String cleanup(Sandbox sandbox, Instant now) {
        return LeaseCleanup.of(sandbox, now).decision().name().toLowerCase(Locale.ROOT);
    }

    private static String word(Lease.Kind kind) {
        return switch (kind) {
            case DIRECT -> "direct";
            case BROKERED -> "brokered";
            case BUILDER -> "builder";
            case DAMAGED -> "damaged";
        };
    }
}
