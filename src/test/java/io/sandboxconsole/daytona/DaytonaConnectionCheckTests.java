package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Severity;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks the report of a connection check on a Daytona server.
class DaytonaConnectionCheckTests {

    private static final String NO_AUDIT_KEY = "sim-daytona-sandboxes-key";

    private static Simulator simulator;

    private DaytonaSimulation daytona;

    @BeforeAll
    static void start() {
        simulator = Simulator.start(SimulatorSettings.forTests());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void reset() {
        daytona = simulator.daytona();
        daytona.reset();
        daytona.fleet().resize(3);
    }

    private EngineReport report() {
        return DaytonaProviders.at(daytona.api()).inspect();
    }

    private EngineReport report(String key) {
        return DaytonaProviders.at(daytona.api(), key, null).inspect();
    }

    private EngineReport personal(String token) {
        return DaytonaProviders.at(daytona.api(), token, daytona.organization()).inspect();
    }

    private static List<String> sentences(EngineReport report, Severity level) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == level)
                .map(Finding::sentence)
                .map(String::valueOf)
                .toList();
    }

    private static Credential credential(EngineReport report) {
        return Objects.requireNonNull(report.credential());
    }

    @Test
    void a_key_is_told_as_the_engine_knows_it_and_never_by_its_value() {
        EngineReport report = report();

        assertThat(credential(report).name()).isEqualTo("console");
        assertThat(credential(report).masked()).isEqualTo("sim********************key");
        assertThat(credential(report).permissions()).contains("delete:sandboxes");
        assertThat(credential(report).expiresAt()).isNull();
        assertThat(report.organization()).isEqualTo(daytona.organization());
        assertThat(report.version()).isEqualTo("0.190.0");
        assertThat(report.clockLead()).isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(2));
        assertThat(report.toString()).doesNotContain(DaytonaProviders.KEY);
    }

    @Test
    void a_key_with_every_permission_lacks_nothing() {
        EngineReport report = report();

        assertThat(sentences(report, Severity.MISSING)).isEmpty();
        assertThat(sentences(report, Severity.GOOD))
                .containsExactlyInAnyOrder(
                        "The key has every permission the console uses.",
                        "The audit log is readable: creators of sandboxes made elsewhere are known.",
                        "Connected; key accepted.");
    }

    @Test
    void a_look_with_a_key_makes_four_reading_calls_and_none_to_a_route_for_people() {
        report();

        assertThat(daytona.requests().count("GET /health")).isEqualTo(1);
        assertThat(daytona.requests().count("GET /api-keys/current")).isEqualTo(1);
        assertThat(daytona.requests().count("GET /sandbox")).isEqualTo(1);
        assertThat(daytona.requests().count("GET /audit/organizations/{organizationId}"))
                .isEqualTo(1);
        assertThat(daytona.requests().count("GET /api-keys")).isZero();
        assertThat(daytona.requests().count("GET /users/me")).isZero();
        assertThat(daytona.requests().count("GET /organizations")).isZero();
    }

    @Test
    void each_missing_permission_is_told_with_what_it_would_unlock() {
        daytona.limitKey(List.of("read:volumes"), null);

        EngineReport report = report();

        assertThat(sentences(report, Severity.MISSING))
                .containsExactly(
                        "The key lacks the permission write:sandboxes.",
                        "The key lacks the permission delete:sandboxes.",
                        "The key lacks the permission delete:snapshots.",
                        "The key lacks the permission read:audit_logs.");
        assertThat(report.findings().getFirst().remedy()).hasToString("""
                Adds: create, start, stop, archive, change metadata and intervals, open SSH. Create a key with this \
                permission at Daytona and set it for this connection.""");
        assertThat(daytona.requests().count("GET /audit/organizations/{organizationId}"))
                .isZero();
    }

    @Test
    void a_key_without_the_audit_permission_leaves_creators_unknown() {
        EngineReport report = report(NO_AUDIT_KEY);

        assertThat(sentences(report, Severity.MISSING)).contains("The key lacks the permission read:audit_logs.");
        assertThat(credential(report).name()).isEqualTo("without-audit");
    }

    @Test
    void a_permission_lost_at_run_time_shows_at_the_next_look() {
        var provider = DaytonaProviders.at(daytona.api());
        EngineReport before = provider.inspect();

        daytona.limitKey(List.of("write:sandboxes", "delete:snapshots", "read:audit_logs"), null);

        assertThat(sentences(before, Severity.MISSING)).isEmpty();
        assertThat(sentences(provider.inspect(), Severity.MISSING))
                .containsExactly("The key lacks the permission delete:sandboxes.");
    }

    @Test
    void what_the_key_is_known_to_lack_is_named_and_its_actions_are_not_offered() {
        daytona.limitKey(List.of("write:sandboxes"), null);
        var provider = DaytonaProviders.at(daytona.api());
        Sandbox sandbox = provider.list().sandboxes().getFirst();
        assertThat(provider.obstacle(sandbox, SandboxAction.DELETE))
                .as("nothing is known yet")
                .isNotEqualTo(Optional.of(lacking("delete:sandboxes")));

        provider.inspect();

        assertThat(provider.obstacle(sandbox, SandboxAction.DELETE)).contains(lacking("delete:sandboxes"));
        assertThat(provider.obstacle(sandbox, SandboxAction.EDIT_METADATA)).isEmpty();
        String snapshot = provider.snapshots().stream()
                .filter(one -> !one.shared())
                .filter(one -> one.name() != null && one.name().startsWith("acme-"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThatExceptionOfType(ProviderException.Invalid.class)
                .isThrownBy(() -> provider.deleteSnapshot(snapshot))
                .withMessageContaining("the configured key lacks the permission delete:snapshots");
    }

    @Test
    void a_permission_that_was_granted_since_is_known_after_the_next_look() {
        daytona.limitKey(List.of("delete:sandboxes"), null);
        var provider = DaytonaProviders.at(daytona.api());
        provider.inspect();
        Sandbox sandbox = provider.list().sandboxes().getFirst();
        assertThat(provider.obstacle(sandbox, SandboxAction.EDIT_METADATA)).contains(lacking("write:sandboxes"));

        daytona.limitKey(List.of("write:sandboxes", "delete:sandboxes"), null);
        provider.inspect();

        assertThat(provider.obstacle(sandbox, SandboxAction.EDIT_METADATA)).isEmpty();
    }

    private static Obstacle lacking(String permission) {
        return new Obstacle.Refused(Message.of("problem.daytona.permission", permission));
    }

    @Test
    void a_key_that_ends_soon_is_a_warning() {
        Instant end = Instant.now().plus(Duration.ofDays(3)).plus(Duration.ofHours(1));
        daytona.limitKey(List.of("write:sandboxes"), end);

        EngineReport report = report();

        assertThat(sentences(report, Severity.WARNING)).contains("The key expires in 3 days.");
        assertThat(credential(report).expiresAt()).isBetween(end.minusSeconds(1), end);
    }

    @Test
    void a_wrong_key_is_a_finding_and_is_not_tried_again() {
        var provider = DaytonaProviders.at(daytona.api(), "dtn_wrong_canary", null);

        EngineReport first = provider.inspect();
        EngineReport second = provider.inspect();

        assertThat(sentences(first, Severity.BROKEN)).containsExactly("The engine refuses the key.");
        assertThat(sentences(second, Severity.BROKEN)).containsExactly("The engine refuses the key.");
        assertThat(first.version()).isEqualTo("0.190.0");
        assertThat(daytona.requests().count("GET /api-keys/current")).isEqualTo(1);
        assertThat(first.toString()).doesNotContain("dtn_wrong_canary");
    }

    @Test
    void a_persons_token_is_told_with_its_end_and_reads_the_list_of_keys() {
        String token = daytona.token("maria");

        EngineReport report = personal(token);

        assertThat(credential(report).kind()).hasToString("Personal token (JWT)");
        assertThat(credential(report).name()).isEqualTo("maria@acme.example");
        assertThat(credential(report).permissions()).isNull();
        assertThat(credential(report).expiresAt()).isNotNull();
        assertThat(sentences(report, Severity.GOOD))
                .contains("The list of API keys is readable: creators carry the names of their keys.");
        assertThat(sentences(report, Severity.WARNING))
                .anyMatch(sentence -> sentence.matches("The key expires in [78] hours\\."));
        assertThat(sentences(report, Severity.NOTE))
                .containsExactly("The engine does not list the permissions of this key.");
        assertThat(daytona.requests().count("GET /api-keys/current")).isZero();
        assertThat(report.toString()).doesNotContain(token);
    }

    @Test
    void a_member_who_may_not_read_the_audit_log_lacks_it() {
        assertThat(sentences(personal(daytona.token("jonas")), Severity.MISSING))
                .containsExactly("The audit log is not readable.");
    }

    @Test
    void a_token_of_somebody_outside_does_not_open_the_organization() {
        assertThat(sentences(personal(daytona.token("priya")), Severity.BROKEN))
                .containsExactly("The key does not open the configured organization.");
    }

    @Test
    void a_suspended_organization_is_told() {
        daytona.behaviour().turn(Switch.SUSPENDED, true);

        assertThat(sentences(personal(daytona.token("maria")), Severity.MISSING))
                .containsExactly("The organization is suspended.");
    }

    @Test
    void a_clock_that_differs_is_told() {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2));

        EngineReport report = DaytonaProviders.at(daytona.api(), DaytonaProviders.KEY, null, slow)
                .inspect();

        assertThat(sentences(report, Severity.WARNING))
                .anyMatch(sentence -> sentence.matches("The engine’s clock is 1(19|20|21) s ahead\\."));
    }

    @Test
    void head_room_is_told_by_throttler_and_warned_of_when_it_ends() {
        daytona.behaviour().limit("authenticated", 100, 60);
        EngineReport much = report();
        // Without a sandbox nobody knows the organization, so its audit log is not asked for.
        daytona.reset();
        daytona.behaviour().limit("authenticated", 2, 60);
        EngineReport little = report();

        assertThat(much.headRooms()).singleElement().satisfies(room -> {
            assertThat(room.throttler()).isEqualTo("authenticated");
            assertThat(room.limit()).isEqualTo(100);
            assertThat(room.remaining()).isEqualTo(97);
            assertThat(room.resetIn()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        });
        assertThat(sentences(much, Severity.WARNING)).noneMatch(sentence -> sentence.startsWith("Rate limit"));
        assertThat(little.headRooms()).extracting(HeadRoom::remaining).containsExactly(0L);
        assertThat(sentences(little, Severity.WARNING)).contains("Rate limit “authenticated”: 0 of 2 calls left.");
    }

    @Test
    void a_server_that_asks_for_patience_is_left_alone() {
        daytona.behaviour().limit("authenticated", 1, 60);

        assertThatExceptionOfType(RateLimited.class).isThrownBy(this::report);
    }

    @Test
    void a_server_that_lists_everything_at_once_is_told() {
        daytona.behaviour().version("0.170.0");

        assertThat(sentences(report(), Severity.WARNING)).contains("The engine lists all sandboxes in one answer.");
    }

    @Test
    void an_engine_that_quotes_the_key_or_shows_it_unmasked_is_not_repeated() {
        String key = DaytonaProviders.KEY;
        daytona.faults()
                .on("GET /api-keys/current")
                .answer(200, Map.of("Content-Type", "application/json"), """
                        {"name":"my %s\\u0007","value":"%s","permissions":["%s",null],"organizationId":"o %s"}""".formatted(key, key, key, key));

        EngineReport report = report();

        assertThat(report.toString()).doesNotContain(key);
        assertThat(credential(report).name()).isEqualTo("my <token> ");
        assertThat(credential(report).masked()).isNull();
    }

    @Test
    void without_sandboxes_the_organization_is_not_known() {
        daytona.fleet().resize(0);

        EngineReport report = report();

        assertThat(report.organization()).isNull();
        assertThat(sentences(report, Severity.WARNING)).contains("The organization is unknown until it has a sandbox.");
    }

    @Test
    void a_server_that_is_away_has_no_report() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> DaytonaProviders.ofNothing().inspect());
    }

    @Test
    void what_is_no_daytona_server_is_told_as_such() {
        try (CannedServer other = new CannedServer()) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> DaytonaProviders.at(other.api()).inspect());
        }
    }
}
