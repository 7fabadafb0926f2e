package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.testing.UnansweredPort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks the handling of a Daytona server's faults, beyond the contract of every engine.
class DaytonaFaultTests extends DaytonaChangeTest {

    private static final String LIST = "GET /sandbox";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final Map<String, String> PAGE = Map.of("Content-Type", "text/html; charset=utf-8");

    private final DaytonaProvider provider = DaytonaProviders.at(daytona.api());

    private List<SandboxId> listed() {
        return provider.list().sandboxes().stream().map(Sandbox::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"hello\"", "{\"items\":null}", "{\"items\":{}}"})
    void json_that_is_no_listing_is_never_taken_for_an_empty_fleet(String body) {
        daytona.faults().on(LIST).answer(200, JSON, body);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessageStartingWith("The engine “day” is not available: ")
                .withMessageNotContaining("hello");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 404})
    void a_page_for_people_in_the_place_of_the_engine_is_a_wrong_address_and_is_not_quoted(int status) {
        daytona.faults().on(LIST).answer(status, PAGE, "<h1>Please sign in</h1>");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(provider::list)
                .withMessageNotContaining("sign in");
    }

    @Test
    void a_page_of_something_in_between_is_told_by_its_status_alone() {
        daytona.faults().on(LIST).answer(502, PAGE, "<h1>Bad gateway</h1>");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(provider::list)
                .withMessage("The engine “day” is not available: it answered with status 502.");
        assertThat(count(LIST)).isEqualTo(3);
    }

    @Test
    void words_that_nobody_has_foreseen_are_shown_as_they_are_and_hinder_nothing() {
        try (CannedServer odd = new CannedServer()) {
            odd.answer("/sandbox", 200, """
                    {"items":[{"id":"a","createdAt":"2026-11-22T11:24:40.737Z","state":"dreaming",
                      "desiredState":"awake","sandboxClass":"quantum","backupState":"Lukewarm","gpuType":"X1",
                      "spot":true,"warmPoolId":"w","brandNew":{"x":[1]},"autoStopInterval":7.5}],
                     "nextCursor":null,"hint":"none"}""");
            DaytonaProvider curious = DaytonaProviders.at(odd.api());

            Sandbox sandbox = curious.list().sandboxes().getFirst();

            assertThat(sandbox.state().kind()).isEqualTo(Kind.OTHER);
            assertThat(sandbox.state().word()).isEqualTo("dreaming");
            assertThat(sandbox.attributes().machine()).isEqualTo("quantum");
            assertThat(sandbox.attributes().backup()).isEqualTo("Lukewarm");
            for (SandboxAction action : SandboxAction.values()) {
                assertThatCode(() -> curious.obstacle(sandbox, action)).doesNotThrowAnyException();
                assertThatCode(() -> curious.warnings(sandbox, action)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void ids_that_come_again_on_the_next_page_are_listed_once_and_none_is_lost() {
        daytona.fleet().resize(450);
        List<SandboxId> all = DaytonaProviders.at(daytona.api()).list().sandboxes().stream()
                .map(Sandbox::id)
                .toList();
        daytona.faults().on(LIST).repeatedIds();

        assertThat(listed()).hasSizeGreaterThan(200).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_cursor_that_only_leads_around_is_followed_a_few_times() {
        try (CannedServer round = new CannedServer()) {
            for (int page = 0; page < 50; page++) {
                round.answer("/sandbox", 200, """
                        {"items":[{"id":"a","createdAt":"2026-11-22T11:24:40.737Z"}],"nextCursor":"c%d"}""".formatted(page));
            }

            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(DaytonaProviders.at(round.api())::list)
                    .withMessageContaining("does not end");
            assertThat(round.received()).hasSizeLessThan(15);
        }
    }

    @Test
    void a_throttler_says_in_its_own_header_how_long_to_wait_and_is_left_alone_meanwhile() {
        daytona.behaviour().limit("authenticated", 1, 60);
        provider.list().sandboxes();

        RateLimited limited = catchThrowableOfType(RateLimited.class, provider::list);

        assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(count(LIST)).isEqualTo(2);
    }

    @Test
    void a_throttler_of_changes_stops_a_change_and_no_reading() {
        SandboxId id = resting("stopped");
        daytona.behaviour().limit("sandbox-lifecycle", 1, 30);
        provider.change(id, new SandboxCommand.Simple(SandboxAction.START));
        letTimePass();

        RateLimited limited = catchThrowableOfType(
                RateLimited.class, () -> provider.change(id, new SandboxCommand.Simple(SandboxAction.STOP)));

        assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(count("POST /sandbox/{id}/stop")).isEqualTo(1);
        assertThat(listed()).containsExactly(id);
    }

    @Test
    void what_waits_for_a_start_may_take_longer_than_what_reads() {
        SandboxId id = resting("stopped");
        Duration read = Duration.ofMillis(500);
        EngineTimings shortReads = new EngineTimings(
                Duration.ofMinutes(1), read, Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMillis(1));
        DaytonaProvider patient = DaytonaProviders.at(daytona.api(), shortReads);
        daytona.faults().on("POST /sandbox/{id}/start").latency(read.plusMillis(100));
        daytona.faults().on(LIST).stall();

        patient.change(id, new SandboxCommand.Simple(SandboxAction.START));

        assertThatExceptionOfType(TimedOut.class).isThrownBy(patient::list);
        assertThat(DaytonaProviderFactory.USUAL.slow()).isGreaterThanOrEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void a_change_that_stalls_is_unclear_and_is_not_sent_again() {
        SandboxId id = resting("stopped");
        EngineTimings shortStarts = new EngineTimings(
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMillis(200),
                Duration.ofMillis(1),
                Duration.ofMillis(1));
        DaytonaProvider impatient = DaytonaProviders.at(daytona.api(), shortStarts);
        daytona.faults().on("POST /sandbox/{id}/start").stall();

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> impatient.change(id, new SandboxCommand.Simple(SandboxAction.START)))
                .matches(TimedOut::unclear);
        assertThat(count("POST /sandbox/{id}/start")).isEqualTo(1);
    }

    @Test
    void a_server_that_refuses_connections_is_used_again_when_it_is_back() {
        UnansweredPort port = new UnansweredPort();
        SimulatorSettings there = SimulatorSettings.forTests().withPort(port.number());
        port.release();
        Simulator first = Simulator.start(there);
        DaytonaProvider patient = DaytonaProviders.at(first.daytona().api());
        assertThat(patient.list().sandboxes()).isEmpty();

        first.close();
        port.keep();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(patient::list).matches(failure -> !failure.unclear());

        port.release();
        try (Simulator second = Simulator.start(there)) {
            assertThat(second.port()).isEqualTo(port.number());
            assertThat(patient.list().sandboxes()).isEmpty();
        }
    }
}
