package io.sandboxconsole.sandbox.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that a lease's report follows from its labels, the engine's observations, and the time.
class LeaseReportTests {

    private static final Instant EXPIRY = Instant.parse("2026-11-20T09:30:00Z");

    private static final Instant AFTER = EXPIRY.plus(Duration.ofHours(1));

    @Test
    void a_sandbox_without_a_lease_has_no_report() {
        assertThat(LeaseReport.of(Leases.direct(EXPIRY).sandbox().withAttributes(EngineAttributes.NONE), AFTER))
                .isEmpty();
    }

    @Test
    void a_direct_lease_is_overdue_only_when_nobody_uses_it_either() {
        Leases lease = Leases.direct(EXPIRY);

        assertThat(deadline(lease, EXPIRY)).isEqualTo(LeaseDeadline.Kind.AHEAD);
        assertThat(deadline(lease, AFTER)).isEqualTo(LeaseDeadline.Kind.OVERDUE);
        assertThat(deadline(lease.active(AFTER.minusSeconds(60)), AFTER)).isEqualTo(LeaseDeadline.Kind.PASSED_IN_USE);
        assertThat(deadline(lease.active(EXPIRY.minusSeconds(60)), AFTER)).isEqualTo(LeaseDeadline.Kind.OVERDUE);
        assertThat(deadline(lease.in(SandboxState.of(Kind.TERMINATED)), AFTER)).isEqualTo(LeaseDeadline.Kind.PASSED);
    }

    @Test
    void the_expiry_of_a_brokered_lease_is_only_its_first_one() {
        Leases brokered = Leases.direct(EXPIRY).of(Lease.Kind.BROKERED);
        Instant longest = Leases.CREATED.plus(Duration.ofMinutes(90));

        assertThat(deadline(brokered, AFTER)).isEqualTo(LeaseDeadline.Kind.INITIAL);
        assertThat(report(brokered, longest).flags()).isEmpty();
        assertThat(report(brokered, longest.plusSeconds(1)).flags()).containsExactly(LeaseFlag.OVERDUE);
    }

    @Test
    void what_is_no_time_is_shown_and_never_taken_for_one_that_has_passed() {
        LeaseReport report = report(Leases.direct(null), AFTER);

        assertThat(report.deadline()).isEqualTo(new LeaseDeadline(LeaseDeadline.Kind.UNREADABLE, null, "soon"));
        assertThat(report.flags()).isEmpty();
    }

    @Test
    void a_lease_is_idle_since_the_later_of_what_its_labels_and_its_engine_say() {
        Leases lease = Leases.direct(EXPIRY);

        assertThat(report(lease, EXPIRY).idleFor()).isEqualTo(Duration.ofMinutes(80));
        assertThat(report(lease.active(EXPIRY.minusSeconds(60)), EXPIRY).idleFor())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(report(lease.active(EXPIRY.plusSeconds(60)), EXPIRY).idleFor())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void everything_to_notice_is_flagged_and_explained() {
        Leases kept = Leases.direct(EXPIRY).kept().with(Lease.Flaw.CONTRADICTED);
        Sandbox open = kept.sandbox()
                .withAttributes(new EngineAttributes(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Intervals.NONE.withStop(Interval.NEVER).withDelete(Interval.NEVER),
                        true,
                        false,
                        null,
                        kept.lease("swift-crab")));

        assertThat(LeaseReport.of(open, AFTER).orElseThrow().flags())
                .containsExactly(
                        LeaseFlag.CONTRADICTED,
                        LeaseFlag.OVERDUE,
                        LeaseFlag.NEVER_STOPS,
                        LeaseFlag.PUBLIC_PORTS,
                        LeaseFlag.KEPT)
                .allSatisfy(flag -> assertThat(flag.meaning().toString()).endsWith("."));
    }

    @Test
    void the_words_of_filters_name_all_that_a_lease_is() {
        List<String> words = new ArrayList<>();
        for (Lease.Kind kind : Lease.Kind.values()) {
            words.addAll(LeaseKeywords.of(
                    Leases.direct(EXPIRY)
                            .of(kind)
                            .kept()
                            .with(Lease.Flaw.AMBIGUOUS)
                            .sandbox(),
                    AFTER));
        }
        words.addAll(LeaseKeywords.of(Leases.direct(EXPIRY).sandbox().withAttributes(EngineAttributes.NONE), AFTER));

        assertThat(words).hasSameElementsAs(LeaseKeywords.ALL);
    }

    @Test
    void the_holder_of_a_lease_is_told_what_to_type() {
        assertThat(report(Leases.direct(EXPIRY), AFTER).commands())
                .isEqualTo(new LeaseReport.Commands(
                        "crabbox ssh --provider daytona --id swift-crab",
                        "crabbox stop --provider daytona swift-crab"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a b", "$(reboot)", "--all", "a;b", "a\nb", "a--b", "Crab", "-a"})
    void a_name_that_could_act_in_a_shell_makes_no_command(String slug) {
        assertThat(LeaseReport.of(Leases.direct(EXPIRY).sandbox(slug), AFTER)
                        .orElseThrow()
                        .commands())
                .isNull();
    }

    @Test
    void a_lease_that_is_not_sure_makes_no_command() {
        assertThat(report(Leases.direct(EXPIRY).with(Lease.Flaw.AMBIGUOUS), AFTER)
                        .commands())
                .isNull();
        assertThat(report(Leases.direct(EXPIRY).of(Lease.Kind.DAMAGED), AFTER).commands())
                .isNull();
    }

    private static LeaseReport report(Leases lease, Instant now) {
        return LeaseReport.of(lease.sandbox(), now).orElseThrow();
    }

    private static LeaseDeadline.Kind deadline(Leases lease, Instant now) {
        return report(lease, now).deadline().kind();
    }
}
