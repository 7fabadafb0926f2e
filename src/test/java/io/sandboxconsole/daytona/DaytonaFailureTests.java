package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaHeaders;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaytonaFailureTests {

    private static final RequestSubject PAUSING =
            RequestSubject.changing(Message.of("problem.doing.pause"), Message.of("problem.what.sandbox", "x"));

    private final CannedServer server = new CannedServer();

    private final SettableClock clock = new SettableClock();

    private final DaytonaProvider provider = DaytonaProviders.at(server.api(), "dtn_canary-key", null, clock);

    @AfterEach
    void stop() {
        server.close();
    }

    private ProviderException pausing() {
        return catchThrowableOfType(
                ProviderException.class, () -> provider.way().calls().send(PAUSING, api -> api.pause("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | Sandbox is not started                     | Conflict            | false
            400 | Sandbox is in an errored state             | Conflict            | false
            400 | Total CPU limit exceeded.\\nSee https://x  | Invalid             | false
            401 | Invalid credentials                        | CredentialsRejected | false
            403 | Access denied                              | Invalid             | false
            403 | Invalid authentication context             | CredentialsRejected | false
            403 | Organization is suspended: unpaid          | Conflict            | false
            404 | Sandbox with ID or name x not found        | NotFound            | false
            404 | Cannot POST /api/sandbox/x/pause?token=abc | Unsupported         | false
            409 | Sandbox state change in progress           | Conflict            | false
            422 | Class container does not support pause     | Unsupported         | false
            429 | Too many requests                          | RateLimited         | false
            500 | An unexpected error occurred.              | Unavailable         | true
            503 | Temporary authentication service error     | Unavailable         | false
            302 | Found                                      | Misconfigured       | false
            """)
    void each_status_is_one_failure(int status, String message, String type, boolean unclear) {
        server.refuse("/sandbox/x/pause", status, message, Map.of());

        ProviderException failure = pausing();

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.unclear()).isEqualTo(unclear);
        assertThat(failure.answer().status()).isEqualTo(status);
        assertThat(failure + " " + failure.answer()).doesNotContain("canary", "token=", "\n");
    }

    @Test
    void an_organization_that_the_credential_does_not_open_is_not_told_as_a_wrong_key() {
        server.refuse("/sandbox/x/pause", 403, "Invalid authentication context", Map.of());

        assertThat(pausing())
                .hasMessageContaining("does not open the organization")
                .hasMessageNotContaining("key");
    }

    @Test
    void a_missing_permission_is_told_with_what_was_tried() {
        server.refuse("/sandbox/x/pause", 403, "Access denied", Map.of());

        assertThat(pausing()).hasMessageContaining("lacks the permission for pausing");
    }

    @Test
    void a_404_that_is_not_the_engines_says_that_the_address_is_wrong() {
        assertThat(pausing()).isInstanceOf(Misconfigured.class).hasMessageContaining("/api");
    }

    @Test
    void a_page_for_people_says_that_the_address_is_wrong() {
        server.answer("/health", 200, "<html>", Map.of("Content-Type", "text/html"));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(provider::check)
                .withMessageContaining("/api");
    }

    @Test
    void the_longest_wait_that_any_throttler_asks_for_counts() {
        server.refuse(
                "/sandbox/x/pause",
                429,
                "Slow down",
                Map.of("Retry-After", "3", "Retry-After-sandbox-lifecycle", "60", "Retry-After-authenticated", "7"));

        assertThat(pausing())
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void after_a_rejection_nothing_more_is_sent_for_a_while() {
        server.refuse("/sandbox", 401, "Invalid credentials", Map.of());
        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);

        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);
        assertThatExceptionOfType(CredentialsRejected.class)
                .isThrownBy(() -> provider.find(new SandboxId(DaytonaProviders.DAY, "x")));
        assertThat(server.received()).hasSize(1);

        clock.advance(Duration.ofMinutes(6));
        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_check_is_sent_all_the_same_and_lets_calls_pass_again() {
        server.refuse("/sandbox", 401, "Invalid credentials", Map.of())
                .answer("/sandbox", 200, "{\"items\":[],\"nextCursor\":null}")
                .answer("/health", 200, "{\"status\":\"ok\"}", Map.of("X-Daytona-Api-Version", "0.190.0"))
                .answer("/api-keys/current", 200, "{\"name\":\"console\",\"value\":\"dtn***key\"}");
        assertThatExceptionOfType(CredentialsRejected.class).isThrownBy(provider::list);

        assertThat(provider.check().version()).isEqualTo("0.190.0");

        assertThat(provider.list().sandboxes()).isEmpty();
    }

    @Test
    void a_route_for_people_that_refuses_a_key_says_nothing_against_it_and_is_asked_once() {
        server.refuse("/api-keys", 401, "Invalid credentials", Map.of())
                .answer("/sandbox", 200, "{\"items\":[],\"nextCursor\":null}");
        RequestSubject keys =
                RequestSubject.reading(Message.of("problem.doing.read"), Message.of("problem.what.health"));

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(Unsupported.class)
                    .isThrownBy(() -> provider.way().calls().personal(keys, DaytonaApi::keys, Function.identity()));
        }

        assertThat(server.received()).hasSize(1);
        assertThat(provider.list().sandboxes()).isEmpty();
    }

    @Test
    void the_headers_are_remembered() {
        server.answer(
                "/sandbox",
                200,
                "[]",
                Map.of(
                        "X-Daytona-Api-Version", "0.205.1",
                        "X-RateLimit-Limit-authenticated", "100",
                        "X-RateLimit-Remaining-authenticated", "42",
                        "X-RateLimit-Reset-authenticated", "17"));

        provider.list().sandboxes();

        DaytonaHeaders headers = provider.way().headers();
        assertThat(headers.version()).hasValue("0.205.1");
        assertThat(headers.lead()).isPresent();
        assertThat(headers.gate().limits())
                .containsExactly(
                        new RateLimitGate.Limit("authenticated", 100, 42L, Duration.ofSeconds(17), clock.instant()));
    }
}
