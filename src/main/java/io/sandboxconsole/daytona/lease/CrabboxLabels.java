package io.sandboxconsole.daytona.lease;

import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Lease.Flaw;
import io.sandboxconsole.sandbox.Lease.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads leases from Crabbox's labels. Only labels count, never the name: a sandbox named like a lease is not leased.
public final class CrabboxLabels {

    /// The label keys that only Crabbox writes.
    public static final Set<String> RESERVED = Set.of(
            ("class crabbox created_by keep lease slug owner profile provider_key provider target server_type state "
                            + "created_at last_touched_at expires_at idle_timeout idle_timeout_secs ttl_secs market "
                            + "pond crabbox_exposed_ports desktop desktop_env browser code tailscale tailscale_state "
                            + "tailscale_hostname tailscale_tags tailscale_exit_node "
                            + "tailscale_exit_node_allow_lan_access windows_mode lease_name work_root image_id "
                            + "image_source purpose snapshot_name fixed_claim_provider fixed_intent_sha256 "
                            + "fixed_attempt")
                    .split(" "));

    private static final Lease.Tool TOOL =
            new Lease.Tool("crabbox ssh --provider daytona --id %s", "crabbox stop --provider daytona %s");

    private static final Pattern LEASE_ID = Pattern.compile("cbx_[a-f0-9]{12}");

    private static final List<String> CAPABILITIES = List.of("desktop", "browser", "code", "tailscale");

    private final Map<String, String> labels;

    private final Kind kind;

    private CrabboxLabels(Map<String, String> labels, Kind kind) {
        this.labels = labels;
        this.kind = kind;
    }

    /// Returns the lease that `labels` describe; empty for an ordinary sandbox.
    public static Optional<Lease> read(Map<String, String> labels, Intervals intervals) {
        return kind(labels).map(kind -> new CrabboxLabels(labels, kind).lease(intervals));
    }

    private static Optional<Kind> kind(Map<String, String> labels) {
        if (labels.containsKey("crabbox")) {
            boolean triple = is("true", labels.get("crabbox"))
                    && is("daytona", labels.get("provider"))
                    && LEASE_ID.matcher(labels.getOrDefault("lease", "").strip())
                            .matches();
            Kind lease = labels.containsKey("owner") ? Kind.BROKERED : Kind.DIRECT;
            return Optional.of(triple ? lease : Kind.DAMAGED);
        }
        boolean builder = "crabbox".equals(labels.getOrDefault("created_by", "").strip())
                && "snapshot-bootstrap"
                        .equals(labels.getOrDefault("purpose", "").strip());
        return builder ? Optional.of(Kind.BUILDER) : Optional.empty();
    }

    private Lease lease(Intervals intervals) {
        var times = new CrabboxTimes(labels);
        String state = label("state");
        return new Lease(
                kind,
                kind == Kind.DIRECT || kind == Kind.BROKERED ? label("lease") : null,
                label("slug"),
                label("owner"),
                is("true", labels.get("keep")),
                state == null ? null : state.toLowerCase(Locale.ROOT),
                times.time("created_at"),
                times.time("last_touched_at"),
                expiry(times),
                times.amount("ttl_secs"),
                times.amount("idle_timeout_secs"),
                label("pond"),
                capabilities(),
                label("crabbox_exposed_ports"),
                label("work_root"),
                flaws(intervals),
                times.unreadable(),
                TOOL);
    }

    /// Crabbox takes `ttl` for a missing expiry.
    private @Nullable Instant expiry(CrabboxTimes times) {
        Instant expiry = times.time("expires_at");
        return expiry == null ? times.time("ttl") : expiry;
    }

    private Set<String> capabilities() {
        return CAPABILITIES.stream()
                .filter(capability -> is("true", labels.get(capability)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Flaw> flaws(Intervals intervals) {
        boolean idleLabel = labels.containsKey("idle_timeout");
        boolean neverStops = intervals.neverStops();
        return switch (kind) {
            case DAMAGED -> List.of(Flaw.DAMAGED_LABELS);
            case DIRECT -> idleLabel && !neverStops ? List.of() : List.of(Flaw.CONTRADICTED);
            case BROKERED -> !idleLabel && neverStops ? List.of() : List.of(Flaw.CONTRADICTED);
            case BUILDER -> List.of();
        };
    }

    private @Nullable String label(String label) {
        String value = labels.getOrDefault(label, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static boolean is(String word, @Nullable String label) {
        return label != null && label.strip().equalsIgnoreCase(word);
    }
}
