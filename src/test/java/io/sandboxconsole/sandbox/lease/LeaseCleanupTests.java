package io.sandboxconsole.sandbox.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lease.LeaseCleanup.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests Crabbox's clean-up rule, row by row. Its first row, a machine without any label, never applies: it is no
/// lease.
class LeaseCleanupTests {

    private static final Instant EXPIRY = Instant.parse("2026-11-20T09:30:00Z");

    /// `late` is how long after the expiry it is.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "running,       PT12H1S,  DELETE, stale state=running",
                "running,       PT12H,    SKIP,   state=running",
                "provisioning,  PT12H1S,  DELETE, stale state=provisioning",
                "provisioning,  PT12H,    SKIP,   state=provisioning",
                "running,       -,        SKIP,   state=running",
                "leased,        PT1S,     DELETE, expired state=leased",
                "ready,         PT1S,     DELETE, expired state=ready",
                "active,        PT1S,     DELETE, expired state=active",
                "ready,         PT0S,     SKIP,   state=ready",
                "ready,         PT-1S,    SKIP,   state=ready",
                "ready,         -,        SKIP,   state=ready",
                "failed,        PT-1H,    DELETE, state=failed",
                "released,      PT-1H,    DELETE, state=released",
                "expired,       -,        DELETE, state=expired",
                "-,             -,        SKIP,   missing expires_at",
                "odd,           -,        SKIP,   missing expires_at",
                "odd,           PT-1S,    SKIP,   not expired",
                "odd,           PT0S,     DELETE, expired",
                "-,             PT1S,     DELETE, expired"
            })
    void the_first_row_that_fits_decides(
            @Nullable String state, @Nullable Duration late, Decision decision, String reason) {
        Leases lease = Leases.direct(late == null ? null : EXPIRY).saying(state);

        LeaseCleanup cleanup = LeaseCleanup.of(lease.sandbox(), late == null ? EXPIRY : EXPIRY.plus(late));

        assertThat(cleanup.decision()).isEqualTo(decision);
        assertThat(cleanup.word()).isEqualTo(reason);
        assertThat(cleanup.reason().toString()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "ready", "running", "odd"})
    void what_is_to_be_kept_is_kept_in_any_state(String state) {
        Sandbox kept = Leases.direct(EXPIRY).saying(state).kept().sandbox();

        assertThat(LeaseCleanup.of(kept, EXPIRY.plus(Duration.ofDays(30))))
                .extracting(LeaseCleanup::decision, LeaseCleanup::word)
                .containsExactly(Decision.SKIP, "keep=true");
    }

    @Test
    void only_a_lease_that_can_be_told_for_sure_is_considered() {
        Leases lease = Leases.direct(EXPIRY).saying("failed");

        assertThat(List.of(
                        lease.of(Lease.Kind.DAMAGED).sandbox(),
                        lease.of(Lease.Kind.BUILDER).sandbox(),
                        lease.with(Lease.Flaw.AMBIGUOUS).sandbox(),
                        lease.in(SandboxState.of(Kind.TERMINATED)).sandbox(),
                        lease.sandbox().withAttributes(EngineAttributes.NONE)))
                .extracting(sandbox -> LeaseCleanup.of(sandbox, EXPIRY.plusSeconds(1)))
                .allSatisfy(cleanup -> assertThat(cleanup.decision()).isEqualTo(Decision.NOT_CONSIDERED));
    }

    @Test
    void a_brokered_lease_is_never_suggested_however_long_it_is_overdue() {
        Sandbox brokered = Leases.direct(EXPIRY).of(Lease.Kind.BROKERED).sandbox();
        Instant later = EXPIRY.plus(Duration.ofDays(400));

        assertThat(LeaseCleanup.of(brokered, later))
                .extracting(LeaseCleanup::decision, LeaseCleanup::word)
                .containsExactly(Decision.SKIP, "coordinator owns cleanup");
        assertThat(LeaseKeywords.of(brokered, later)).containsExactly("brokered", "overdue");
    }

    @Test
    void a_lease_in_use_is_left_alone_after_its_expiry_until_it_has_been_idle() {
        Instant now = EXPIRY.plus(Duration.ofHours(2));
        Leases lease = Leases.direct(EXPIRY);

        assertThat(LeaseCleanup.of(
                        lease.active(now.minus(Duration.ofMinutes(30))).sandbox(), now))
                .extracting(LeaseCleanup::decision, LeaseCleanup::word)
                .containsExactly(Decision.SKIP, "recently active");
        assertThat(LeaseCleanup.of(
                        lease.active(now.minus(Duration.ofMinutes(31))).sandbox(), now))
                .extracting(LeaseCleanup::decision, LeaseCleanup::word)
                .containsExactly(Decision.DELETE, "expired state=ready");
    }

    @ParameterizedTest
    @CsvSource({"PENDING, starting", "STOPPING, stopping", "STOPPED, archiving", "OTHER, resizing"})
    void nothing_is_suggested_while_the_state_changes(Kind kind, String word) {
        Sandbox changing =
                Leases.direct(EXPIRY).in(new SandboxState(kind, word)).sandbox();

        assertThat(LeaseCleanup.of(changing, EXPIRY.plusSeconds(1)))
                .extracting(LeaseCleanup::decision, LeaseCleanup::word)
                .containsExactly(Decision.SKIP, "state change in progress");
    }
}
