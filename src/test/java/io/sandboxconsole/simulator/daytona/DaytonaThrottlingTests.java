package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Checks the server's rate limits, by organization and by address.
class DaytonaThrottlingTests extends DaytonaEngineTest {

    @Test
    void a_server_without_limits_says_nothing_of_them() throws Exception {
        assertThat(get("/sandbox").header("X-RateLimit-Limit-authenticated")).isEmpty();
    }

    @Test
    void calls_are_counted_down_in_headers_and_refused_at_the_end() throws Exception {
        daytona.behaviour().limit("authenticated", 2, 60);

        Answer first = get("/sandbox");
        get("/sandbox");
        Answer third = get("/sandbox");

        assertThat(first.header("X-RateLimit-Limit-authenticated")).contains("2");
        assertThat(first.header("X-RateLimit-Remaining-authenticated")).contains("1");
        assertThat(first.header("X-RateLimit-Reset-authenticated")).contains("60");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After-authenticated")).contains("60");
        assertThat(third.message()).isEqualTo("ThrottlerException: Too Many Requests");
        clock.advance(Duration.ofSeconds(60));
        assertThat(get("/sandbox").status()).isEqualTo(200);
    }

    @Test
    void an_organization_shares_its_limit_and_others_have_their_own() throws Exception {
        daytona.behaviour().limit("authenticated", 1, 60);
        get("/sandbox");

        assertThat(as(READONLY_KEY, "GET", "/sandbox", "").status()).isEqualTo(429);
        assertThat(as("sim-daytona-sandpit-key", "GET", "/sandbox", "").status())
                .isEqualTo(200);
    }

    @Test
    void creating_and_moving_have_limits_of_their_own() throws Exception {
        daytona.behaviour().limit("sandbox-create", 1, 60);
        daytona.behaviour().limit("sandbox-lifecycle", 1, 60);
        String id = running("web");

        Answer second = post("/sandbox", "{}");
        post("/sandbox/" + id + "/stop");
        Answer start = post("/sandbox/" + id + "/start");

        assertThat(second.header("Retry-After-sandbox-create")).isPresent();
        assertThat(start.header("Retry-After-sandbox-lifecycle")).isPresent();
        assertThat(get("/sandbox").status()).isEqualTo(200);
    }

    @Test
    void failed_logins_lock_the_address_out_of_everything() throws Exception {
        daytona.behaviour().limit("failed-auth", 3, 60);

        assertThat(as("wrong", "GET", "/sandbox", "").status()).isEqualTo(401);
        assertThat(get("/users/me").status()).isEqualTo(401);
        Answer third = as("wrong", "GET", "/sandbox", "");

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After")).contains("60");
        assertThat(third.header("X-RateLimit-Remaining-failed-auth")).contains("0");
        assertThat(get("/sandbox").status()).isEqualTo(429);
        Answer open = as("", "GET", "/config", "");
        assertThat(open.status()).isEqualTo(429);
        assertThat(open.header("Retry-After")).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        assertThat(get("/sandbox").status()).isEqualTo(200);
    }

    @Test
    void limits_are_told_in_the_configuration() throws Exception {
        daytona.behaviour().limit("sandbox-create", 7, 60);

        assertThat(as("", "GET", "/config", "")
                        .json()
                        .path("rateLimit")
                        .path("sandboxCreate")
                        .path("limit")
                        .intValue())
                .isEqualTo(7);
    }
}
