package io.sandboxconsole.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTests {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P-1D, TLS_CERTIFICATE_EXPIRED",
        "PT0S, TLS_CERTIFICATE_EXPIRED",
        "PT1H, TLS_CERTIFICATE_EXPIRING",
        "P14D, TLS_CERTIFICATE_EXPIRING",
        "P15D, OK"
    })
    void an_end_is_told_two_weeks_before(Duration left, Condition condition) {
        assertThat(ServerCertificate.life("x.test", NOW.plus(left), NOW).condition())
                .isEqualTo(condition);
    }

    @Test
    void a_server_that_cannot_be_reached_is_told_by_other_checks() {
        assertThat(ServerCertificate.check(URI.create("https://127.0.0.1:1"), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://engine.test", "HTTP://10.0.0.7:80"})
    void http_to_another_machine_is_open(String address) {
        assertThat(PlainHttp.leavesTheMachine(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://engine.test", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:1", "x"})
    void https_and_this_machine_are_not(String address) {
        assertThat(PlainHttp.leavesTheMachine(URI.create(address))).isFalse();
    }
}
