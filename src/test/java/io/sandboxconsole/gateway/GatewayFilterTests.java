package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.sandbox.ConnectionId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class GatewayFilterTests extends GatewayFilterTest {

    private static final String CANARY = "canary-value-5b1f";

    @Test
    void a_key_lets_its_bearer_in_with_its_role_team_connection_and_limits() {
        var limits = new Limits(50, 3);
        var issued = issue(Role.SERVICE, "prod", limits);

        var answer = call(header(issued.value()), "X-Request-ID: my request/1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("X-Request-ID")).isEqualTo("my request/1");
        assertThat(answer.values("Set-Cookie")).isEmpty();
        var caller = Objects.requireNonNull(routes.caller);
        assertThat(caller.actor().id()).isEqualTo(issued.key().actorId());
        assertThat(caller.actor().origin().door()).isEqualTo(Actor.Door.GATEWAY);
        assertThat(caller.actor().origin().address()).isEqualTo("127.0.0.1");
        assertThat(caller.actor().origin().call().request()).isEqualTo("my request/1");
        assertThat(caller.connection()).isEqualTo(new ConnectionId("prod"));
        assertThat(caller.limits()).isEqualTo(limits);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void a_refusal_tells_by_which_program_and_request_it_came() {
        call("X-Request-ID: r-77", "User-Agent: curl/8.5");

        assertThat(refusedPrograms()).containsExactly("command-line | curl/8.5 | r-77");
    }

    @Test
    void a_key_may_come_as_a_bearer_token() {
        var issued = issue(Role.VIEWER);

        assertThat(call("Authorization: bearer " + issued.value()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN-SANDBOX-API-KEY:", "Authorization:", "Authorization: Bearer ", "Cookie: key=x"})
    void whoever_shows_nothing_is_told_so(String header) {
        assertRefused(call(header), 401, "MISSING_API_KEY");

        assertThat(refusals()).containsExactly("unknown missing-credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "X-None: x, 'Bearer realm=\"Sandbox Console\"'",
        "OPEN-SANDBOX-API-KEY: sck_canary-value-5b1f, 'Bearer realm=\"Sandbox Console\"'",
        "Authorization: Basic Y2FuYXJ5LXZhbHVlLTViMWY=, 'Bearer realm=\"Sandbox Console\"'",
        "Authorization: Bearer sck_canary-value-5b1f, 'Bearer realm=\"Sandbox Console\", error=\"invalid_token\"'",
        "Authorization: Bearer canary-value-5b1f, 'Bearer realm=\"Sandbox Console\", error=\"invalid_token\"'"
    })
    void a_401_says_how_to_come_in_and_whether_the_token_is_at_fault(String header, String challenge) {
        var answer = call(header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.values("WWW-Authenticate")).containsExactly(challenge);
        assertThat(answer.values("WWW-Authenticate").toString()).doesNotContain(CANARY);
    }

    @Test
    void authentication_comes_before_routing() {
        assertRefused(http().get("/v1/no/such/route"), 401, "MISSING_API_KEY");
        assertRefused(http().send("OPTIONS", "/v1/sandboxes", "Origin: http://evil.test"), 401, "MISSING_API_KEY");
        assertRefused(http().get("/v1"), 401, "MISSING_API_KEY");
    }

    static Stream<Arguments> values_that_are_no_keys() {
        return Stream.of(
                Arguments.of(CANARY, "malformed-key"),
                Arguments.of("sck_" + CANARY, "malformed-key"),
                Arguments.of("sck_no_such_key_was_seeded", "unknown-key"),
                // The last character of the checksum is wrong.
                Arguments.of("sck_000000000000000000000000000000000000000000", "malformed-key"),
                Arguments.of("sck_" + "x".repeat(9_000), "malformed-key"),
                Arguments.of("\u00e4\u00f6\u00fc", "malformed-key"),
                Arguments.of("' or 1=1 --", "malformed-key"));
    }

    @ParameterizedTest
    @MethodSource("values_that_are_no_keys")
    void a_value_that_is_no_key_is_refused_and_recorded_once_without_the_value(
            String value, String reason, CapturedOutput log) {
        var answer = call(header(value));

        assertRefused(answer, 401, "INVALID_API_KEY");
        assertThat(refusals()).containsExactly("unknown " + reason);
        assertThat(answer.body() + rows() + log).doesNotContain(CANARY);
    }

    @Test
    void an_ended_key_is_named_in_the_trail_and_says_why_only_to_whoever_proves_it() {
        var admin = Actors.person("root", Role.ADMIN);
        var revoked = issue(Role.OPERATOR);
        var expired = issue(Role.OPERATOR);
        keys.revoke(admin, revoked.key().id());

        var ofRevoked = call(header(revoked.value()));
        var almost = call(header(othersChecksum(revoked.value())));
        clock.advance(Duration.ofDays(366));
        var ofExpired = call(header(expired.value()));

        assertRefused(ofRevoked, 401, "INVALID_API_KEY");
        assertThat(ofRevoked.body()).contains("was revoked");
        assertThat(almost.body()).contains("is not valid");
        assertThat(ofExpired.body()).contains("has expired");
        assertThat(refusals())
                .containsExactly(
                        revoked.key().id() + " revoked-key",
                        "unknown malformed-key",
                        expired.key().id() + " expired-key");
        assertThat(rows()).doesNotContain(revoked.value(), expired.value());
    }

    @Test
    void a_deleted_key_and_a_personal_key_without_its_person_do_not_count() {
        var deleted = issue(Role.OPERATOR);
        keys.delete(Actors.person("root", Role.ADMIN), deleted.key().id());
        var personal =
                issue(new KeyRequest("mine", Kind.PERSONAL, null, Role.OPERATOR, null, null, Limits.NONE), "platform");

        assertRefused(call(header(deleted.value())), 401, "INVALID_API_KEY");
        assertRefused(call(header(personal.value())), 401, "INVALID_API_KEY");

        assertThat(refusals())
                .containsExactly(
                        deleted.key().id() + " revoked-key", personal.key().id() + " powerless-key");
    }

    @Test
    void more_than_one_credential_is_refused_even_if_each_were_right() {
        String key = header(issue(Role.SERVICE).value());

        assertRefused(call(key, key), 400, "INVALID_REQUEST");
        clock.advance(Duration.ofMinutes(2));
        assertRefused(call(key, "Authorization: Bearer x.y.z"), 400, "INVALID_REQUEST");
        clock.advance(Duration.ofMinutes(2));
        assertRefused(call("Authorization: Bearer a", "Authorization: Bearer b"), 400, "INVALID_REQUEST");

        assertThat(refusals())
                .containsExactly(
                        "unknown ambiguous-credentials",
                        "unknown ambiguous-credentials",
                        "unknown ambiguous-credentials");
        assertThat(routes.caller).isNull();
    }

    @Test
    void on_the_way_into_a_sandbox_an_authorization_beside_the_key_is_the_sandboxs() {
        String key = header(issue(Role.SERVICE).value());

        var into = http().get("/v1/sandboxes/sb-1/proxy/8000/app", key, "Authorization: Basic Zm9yOnRoZS1hcHA=");
        var beside = http().get("/v1/sandboxes/sb-1", key, "Authorization: Basic Zm9yOnRoZS1hcHA=");

        assertThat(into.status()).isEqualTo(200);
        assertThat(beside.status()).isEqualTo(400);
    }

    @Test
    void a_password_is_no_credential() {
        assertRefused(call("Authorization: Basic Y2FuYXJ5LXZhbHVlLTViMWY6eA=="), 401, "INVALID_API_KEY");

        assertThat(refusals()).containsExactly("unknown foreign-credentials");
    }

    @Test
    void control_characters_in_headers_are_refused_and_recorded() {
        assertRefused(call(header("sck_a\u0001b")), 400, "INVALID_REQUEST");
        assertRefused(call(header("sck_a\u0080b")), 400, "INVALID_REQUEST");
        // A tab counts as a blank.
        assertRefused(call(header("sck_a\tb")), 401, "INVALID_API_KEY");

        assertThat(refusals()).containsExactly("unknown odd-request", "unknown malformed-key");
    }

    @Test
    void a_request_id_that_is_not_plain_is_replaced() {
        String key = header(issue(Role.SERVICE).value());

        for (String own : List.of("", "x".repeat(129), "\u00e4", "a\u0001b")) {
            assertThat(call(key, "X-Request-ID: " + own).value("X-Request-ID")).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void the_engines_own_key_opens_the_gateway_where_an_admin_allows_it() {
        var answer = call(header(ENGINE_KEY));

        assertThat(answer.status()).isEqualTo(200);
        var actor = Objects.requireNonNull(routes.caller).actor();
        assertThat(actor.id().value()).isEqualTo("engine-key");
        assertThat(actor.name()).isEqualTo("Engine key");
        assertThat(actor.kind()).isEqualTo(Actor.Kind.KEY);
        assertThat(actor.grants()).containsExactly(new Grant(Role.SERVICE, new Scope.All()));
        assertRefused(call("Authorization: Bearer " + ENGINE_KEY), 401, "INVALID_API_KEY");
    }

    @Test
    void a_key_may_call_as_often_as_its_limit_says() {
        var limited = issue(Role.SERVICE, null, new Limits(2, null));
        String key = header(limited.value());

        assertThat(call(key).status()).isEqualTo(200);
        assertThat(call(key).status()).isEqualTo(200);
        var third = call(key);
        clock.advance(Duration.ofSeconds(30));
        var later = call(key);

        assertRefused(third, 429, "QUOTA_EXCEEDED");
        assertThat(third.value("Retry-After")).isEqualTo("30");
        assertThat(later.status()).isEqualTo(200);
        assertThat(refusals()).containsExactly(limited.key().id() + " quota-exceeded");
    }

    @Test
    void a_flood_leaves_one_row_a_minute() {
        for (int count = 0; count < 50; count++) {
            call(header("sck_guess_%02d".formatted(count)));
        }
        clock.advance(Duration.ofMinutes(1));
        call(header("sck_guess_again"));

        assertThat(refusals()).containsExactly("unknown unknown-key", "unknown unknown-key");
    }

    @Test
    void a_stopped_database_makes_no_refusal_an_error_and_lets_nobody_unknown_in() {
        String key = header(issue(Role.SERVICE).value());
        database.stop();

        assertRefused(call(), 401, "MISSING_API_KEY");
        assertRefused(call(key), 503, "DATABASE_UNAVAILABLE");

        database.start();
        assertThat(call(key).status()).isEqualTo(200);
    }

    @Test
    void an_unexpected_failure_says_nothing_and_logs_nothing_of_the_call(CapturedOutput log) {
        String key = issue(Role.SERVICE).value();
        routes.behaviour = (_, _, _) -> {
            throw new IllegalStateException(CANARY + key);
        };

        var answer = call(header(key));

        assertRefused(answer, 500, "INTERNAL_ERROR");
        assertThat(log).contains("A call at the gateway failed").doesNotContain(CANARY, key);
    }

    @Test
    void what_was_prepared_before_a_failure_is_not_sent() {
        routes.behaviour = (_, _, response) -> {
            response.setHeader("X-Engine-Header", "x");
            response.setContentLength(3);
            response.setStatus(202);
            throw new DataAccessResourceFailureException("away");
        };

        var answer = call(header(issue(Role.SERVICE).value()), "X-Request-ID: mine");

        assertRefused(answer, 503, "DATABASE_UNAVAILABLE");
        assertThat(answer.values("X-Engine-Header")).isEmpty();
        assertThat(answer.value("X-Request-ID")).isEqualTo("mine");
    }

    @Test
    void an_answer_that_fails_half_way_is_broken_off_and_the_call_not_repeated(CapturedOutput log) {
        var calls = new AtomicInteger();
        routes.behaviour = (_, _, response) -> {
            calls.incrementAndGet();
            response.getOutputStream().write("[1,2".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            response.flushBuffer();
            throw new IOException("the engine went away");
        };

        var answer = call(header(issue(Role.SERVICE).value()));

        // Without the chunk that ends it.
        assertThat(answer.body()).contains("[1,2").doesNotContain("\r\n0\r\n");
        assertThat(calls).hasValue(1);
        assertThat(refusals()).isEmpty();
        assertThat(log).doesNotContain("Exception Processing");
    }

    /// The same beginning, and hence the same row, but not the same value.
    private static String othersChecksum(String value) {
        return value.substring(0, 20) + (value.charAt(20) == 'a' ? 'b' : 'a') + value.substring(21);
    }
}
