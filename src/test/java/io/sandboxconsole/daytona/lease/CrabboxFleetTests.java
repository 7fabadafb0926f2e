package io.sandboxconsole.daytona.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks that two live sandboxes with one lease id are marked, and no others.
class CrabboxFleetTests {

    @Test
    void live_sandboxes_that_share_a_lease_are_marked() {
        List<Sandbox> listing = List.of(
                leased("a", Kind.RUNNING, "cbx_aaaaaaaaaaaa"),
                leased("b", Kind.RUNNING, "cbx_bbbbbbbbbbbb"),
                leased("c", Kind.STOPPED, "cbx_aaaaaaaaaaaa"));

        assertThat(new CrabboxFleet().marked(listing).stream().filter(CrabboxFleetTests::ambiguous))
                .extracting(sandbox -> sandbox.id().value())
                .containsExactly("a", "c");
    }

    @Test
    void what_is_gone_makes_nothing_ambiguous() {
        List<Sandbox> listing = List.of(
                leased("a", Kind.RUNNING, "cbx_aaaaaaaaaaaa"),
                leased("b", Kind.TERMINATED, "cbx_aaaaaaaaaaaa"),
                leased("c", Kind.RUNNING, "damaged"),
                leased("d", Kind.RUNNING, "damaged"));

        assertThat(new CrabboxFleet().marked(listing)).isEqualTo(listing);
    }

    private static boolean ambiguous(Sandbox sandbox) {
        var lease = sandbox.attributes().lease();
        return lease != null && lease.ambiguous();
    }

    private static Sandbox leased(String id, Kind kind, String lease) {
        Map<String, String> labels =
                Map.of("crabbox", "true", "provider", "daytona", "lease", lease, "idle_timeout", "1800");
        return new Sandbox(
                        new SandboxId(new ConnectionId("daytona"), id),
                        new SandboxStatus(SandboxState.of(kind), null, null, null),
                        Creator.Unknown.CREATOR,
                        null,
                        null,
                        new Sandbox.Source.Unstated(),
                        Instant.EPOCH,
                        null,
                        List.of(),
                        null,
                        labels)
                .withAttributes(EngineAttributes.NONE.withLease(
                        CrabboxLabels.read(labels, Intervals.NONE).orElse(null)));
    }
}
