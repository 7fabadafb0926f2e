package io.sandboxconsole.daytona.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Lease.Flaw;
import io.sandboxconsole.sandbox.Lease.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads leases from labels with any content.
class CrabboxLabelsTests {

    private static final Intervals STOPS = new Intervals(
            Interval.after(Duration.ofMinutes(30)),
            Interval.UNSTATED,
            Interval.after(Duration.ofDays(7)),
            Interval.NEVER);

    private static final Intervals NEVER_STOPS = STOPS.withStop(Interval.NEVER);

    private static final Map<String, String> DIRECT = Map.ofEntries(
            Map.entry("crabbox", "true"),
            Map.entry("created_by", "crabbox"),
            Map.entry("provider", "daytona"),
            Map.entry("lease", "cbx_abcdef123456"),
            Map.entry("slug", "swift-crab"),
            Map.entry("state", "Ready"),
            Map.entry("keep", "TRUE"),
            Map.entry("created_at", "1795346694"),
            Map.entry("last_touched_at", "1795346700"),
            Map.entry("expires_at", "1795348500"),
            Map.entry("ttl_secs", "5400"),
            Map.entry("idle_timeout_secs", "1800"),
            Map.entry("idle_timeout", "1800"),
            Map.entry("desktop", "true"),
            Map.entry("browser", "false"),
            Map.entry("pond", "night"),
            Map.entry("work_root", "/home/daytona/crabbox"));

    @Test
    void the_labels_of_a_direct_lease_are_read() {
        Lease lease = read(DIRECT).orElseThrow();

        assertThat(lease.kind()).isEqualTo(Kind.DIRECT);
        assertThat(lease.valid()).isTrue();
        assertThat(lease.id()).isEqualTo("cbx_abcdef123456");
        assertThat(lease.slug()).isEqualTo("swift-crab");
        assertThat(lease.owner()).isNull();
        assertThat(lease.keep()).isTrue();
        assertThat(lease.state()).isEqualTo("ready");
        assertThat(lease.createdAt()).isEqualTo(Instant.ofEpochSecond(1_795_346_694));
        assertThat(lease.touchedAt()).isEqualTo(Instant.ofEpochSecond(1_795_346_700));
        assertThat(lease.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_795_348_500));
        assertThat(lease.lifetime()).isEqualTo(Duration.ofMinutes(90));
        assertThat(lease.idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(lease.capabilities()).containsExactly("desktop");
        assertThat(lease.pond()).isEqualTo("night");
        assertThat(lease.workRoot()).isEqualTo("/home/daytona/crabbox");
        assertThat(lease.flaws()).isEmpty();
        assertThat(lease.unreadable()).isEmpty();
    }

    @Test
    void the_three_labels_count_in_any_case_and_between_blanks() {
        assertThat(kind(with(Map.of("crabbox", " TRUE ", "provider", " Daytona ", "lease", " cbx_abcdef123456 "))))
                .contains(Kind.DIRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "lease, cbx_ABCDEF123456",
        "lease, cbx_abcdef12345",
        "lease, cbx_abcdef1234567",
        "lease, abcdef123456",
        "lease,",
        "provider, hetzner",
        "provider,",
        "crabbox, yes",
        "crabbox, false"
    })
    void a_crabbox_label_without_the_others_is_damage(String label, @Nullable String value) {
        Map<String, String> labels = with(Map.of());
        if (value == null) {
            labels.remove(label);
        } else {
            labels.put(label, value);
        }

        Lease lease = read(labels).orElseThrow();

        assertThat(lease.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(lease.valid()).isFalse();
        assertThat(lease.id()).isNull();
        assertThat(lease.flaws()).containsExactly(Flaw.DAMAGED_LABELS);
    }

    @Test
    void a_sandbox_is_no_lease_for_its_name_or_for_a_lease_id_alone() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("name", "crabbox-swift-crab-1a2b3c4d"))).isEmpty();
        assertThat(read(Map.of("lease", "cbx_abcdef123456", "provider", "daytona")))
                .isEmpty();
    }

    @Test
    void an_owner_makes_the_lease_brokered() {
        Map<String, String> labels = with(Map.of("owner", "jane_example.com"));
        labels.remove("idle_timeout");

        Lease lease = CrabboxLabels.read(labels, NEVER_STOPS).orElseThrow();

        assertThat(lease.kind()).isEqualTo(Kind.BROKERED);
        assertThat(lease.owner()).isEqualTo("jane_example.com");
        assertThat(lease.flaws()).isEmpty();
    }

    @Test
    void signs_of_the_other_kind_are_a_contradiction() {
        Map<String, String> withoutIdle = with(Map.of());
        withoutIdle.remove("idle_timeout");

        assertThat(read(with(Map.of("owner", "jane"))).orElseThrow().flaws()).containsExactly(Flaw.CONTRADICTED);
        assertThat(CrabboxLabels.read(DIRECT, NEVER_STOPS).orElseThrow().flaws())
                .containsExactly(Flaw.CONTRADICTED);
        assertThat(read(withoutIdle).orElseThrow().flaws()).containsExactly(Flaw.CONTRADICTED);
    }

    @Test
    void a_builder_is_one_until_somebody_labels_it_as_a_lease() {
        Map<String, String> builder = Map.of("created_by", "crabbox", "purpose", "snapshot-bootstrap");
        Map<String, String> labelled = new HashMap<>(builder);
        labelled.put("crabbox", "true");

        assertThat(kind(builder)).contains(Kind.BUILDER);
        assertThat(kind(labelled)).contains(Kind.DAMAGED);
        assertThat(kind(Map.of("created_by", "crabbox"))).isEmpty();
    }

    @Test
    void a_time_may_be_written_as_the_internet_writes_it() {
        assertThat(read(with(Map.of("expires_at", "2026-11-22T14:15:00+01:00")))
                        .orElseThrow()
                        .expiresAt())
                .isEqualTo("2026-11-22T13:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "-5", "0", "soon", "99999999999999999999", "2026-11-22", "1795348500000"})
    void what_is_no_time_is_absent_and_kept_as_written(String text) {
        Lease lease = read(with(Map.of("expires_at", text))).orElseThrow();

        assertThat(lease.expiresAt()).isNull();
        assertThat(lease.unreadable()).containsExactly(Map.entry("expires_at", text));
    }

    @Test
    void an_empty_time_is_absent_and_a_far_one_is_a_time() {
        Lease empty = read(with(Map.of("expires_at", " "))).orElseThrow();

        assertThat(empty.expiresAt()).isNull();
        assertThat(empty.unreadable()).isEmpty();
        assertThat(read(with(Map.of("expires_at", "9999999999"))).orElseThrow().expiresAt())
                .isEqualTo("2286-11-20T17:46:39Z");
    }

    @Test
    void where_there_is_no_expiry_the_lease_lives_until_its_ttl() {
        Map<String, String> labels = with(Map.of("ttl", "1795350000"));
        labels.remove("expires_at");

        assertThat(read(labels).orElseThrow().expiresAt()).isEqualTo(Instant.ofEpochSecond(1_795_350_000));
    }

    @ParameterizedTest
    @CsvSource({"1800, PT30M", "30m, PT30M", "1h30m, PT1H30M", "1.5h, PT1H30M", "30m0s, PT30M", "1500ms, PT1.5S"})
    void a_length_of_time_is_seconds_or_what_go_writes(String text, Duration expected) {
        assertThat(read(with(Map.of("idle_timeout_secs", text))).orElseThrow().idle())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-30m", "half an hour", "m30", "999999999h", "30 m"})
    void what_is_no_length_of_time_is_absent(String text) {
        Lease lease = read(with(Map.of("ttl_secs", text))).orElseThrow();

        assertThat(lease.lifetime()).isNull();
        assertThat(lease.unreadable()).containsExactly(Map.entry("ttl_secs", text));
    }

    @Test
    void the_labels_that_crabbox_alone_writes_are_known() {
        assertThat(CrabboxLabels.RESERVED)
                .hasSize(42)
                .contains("crabbox", "class", "tailscale_exit_node_allow_lan_access", "fixed_attempt")
                .doesNotContain("", "team");
        assertThat(CrabboxLabels.RESERVED).containsAll(DIRECT.keySet());
    }

    private static Optional<Lease> read(Map<String, String> labels) {
        return CrabboxLabels.read(labels, STOPS);
    }

    private static Optional<Kind> kind(Map<String, String> labels) {
        return read(labels).map(Lease::kind);
    }

    private static Map<String, String> with(Map<String, String> changes) {
        Map<String, String> labels = new HashMap<>(DIRECT);
        labels.putAll(changes);
        return labels;
    }
}
