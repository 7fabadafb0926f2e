package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks the effects of time on sandboxes by the test's own clock.
class SandboxTimeTests {

    private final MovingClock clock = new MovingClock();
    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), clock);
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void a_sandbox_vanishes_at_its_expiry() throws Exception {
        String id = client.create(60);

        clock.advance(Duration.ofSeconds(59));
        assertThat(client.get("/sandboxes").ids()).containsExactly(id);

        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get("/sandboxes").ids()).isEmpty();
        assertThat(client.get("/sandboxes/" + id).status()).isEqualTo(404);
        assertThat(simulator.fleet().size()).isZero();
    }

    @Test
    void a_paused_sandbox_expires_too() throws Exception {
        String id = client.create(60);
        client.post("/sandboxes/" + id + "/pause", "");

        clock.advance(Duration.ofSeconds(61));

        assertThat(client.get("/sandboxes/" + id).status()).isEqualTo(404);
    }

    @Test
    void renewing_moves_the_expiry_in_both_directions() throws Exception {
        String longer = client.create(60);
        String shorter = client.create(600);
        renew(longer, clock.instant().plusSeconds(300));
        renew(shorter, clock.instant().plusSeconds(90));

        clock.advance(Duration.ofSeconds(100));

        assertThat(client.get("/sandboxes").ids()).containsExactly(longer);
    }

    @Test
    void an_expired_sandbox_stays_alive_when_told_so() throws Exception {
        simulator.fleet().letExpiredStayAlive(true);
        String id = client.create(60);

        clock.advance(Duration.ofHours(2));

        assertThat(client.get("/sandboxes/" + id)
                        .json()
                        .path("status")
                        .path("state")
                        .stringValue())
                .isEqualTo("Running");
    }

    @ParameterizedTest
    @CsvSource({
        "\"2026-11-22T13:00:00+01:00\", 2026-11-22T12:00:00Z",
        "\"2026-11-22T12:00:00\", 2026-11-22T12:00:00Z",
        "1795348800, 2026-11-22T12:00:00Z",
        "\"2026-11-22T12:00:00.25Z\", 2026-11-22T12:00:00.250Z"
    })
    void a_time_may_come_with_any_offset_without_one_or_as_seconds(String sent, String understood) throws Exception {
        String id = client.create(600);

        var answer = client.post("/sandboxes/" + id + "/renew-expiration", "{\"expiresAt\":" + sent + "}");

        assertThat(answer.json().path("expiresAt").stringValue()).isEqualTo(understood);
    }

    @Test
    void an_unreadable_time_is_invalid_and_an_unknown_sandbox_is_found_out_before_a_past_one() throws Exception {
        assertThat(client.post("/sandboxes/nope/renew-expiration", "{}").status())
                .isEqualTo(422);
        assertThat(client.post("/sandboxes/nope/renew-expiration", "{\"expiresAt\":\"soon\"}")
                        .status())
                .isEqualTo(422);
        assertThat(client.post("/sandboxes/nope/renew-expiration", "{\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_fleet_lives_by_itself_at_the_configured_rate_and_keeps_about_its_size() {
        try (Simulator lively = Simulator.start(
                SimulatorSettings.forTests().withFleet(200, 6, 7).withChurnPerMinute(60), clock)) {
            var before = lively.fleet().ids();

            clock.advance(Duration.ofMinutes(2));
            var after = lively.fleet().ids();

            assertThat(after).isNotEqualTo(before);
            assertThat(after).hasSizeBetween(120, 221);
        }
    }

    private void renew(String id, Instant expiry) throws Exception {
        client.post("/sandboxes/" + id + "/renew-expiration", "{\"expiresAt\":\"%s\"}".formatted(expiry));
    }
}
