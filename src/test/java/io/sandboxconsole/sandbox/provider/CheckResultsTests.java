package io.sandboxconsole.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Severity;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the rules that hold for every engine.
class CheckResultsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final CheckResults checkResults = new CheckResults();

    private List<String> sentences() {
        return checkResults.list().stream()
                .map(Finding::sentence)
                .map(String::valueOf)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://engine.example/api",
                "http://localhost:3000/api",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void an_encrypted_or_local_way_is_not_worth_a_word(String address) {
        checkResults.lookAtAddress(URI.create(address));

        assertThat(checkResults.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://engine.example", "HTTP://10.0.0.7:8080", "http://127.evil.example"})
    void an_open_way_to_another_machine_is_a_warning(String address) {
        checkResults.lookAtAddress(URI.create(address));

        assertThat(checkResults.list()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, The key has expired.",
        "PT30M, The key expires in less than an hour.",
        "PT1H, The key expires in 1 hour.",
        "PT23H, The key expires in 23 hours.",
        "P1D, The key expires in 1 day.",
        "P13D, The key expires in 13 days."
    })
    void a_credential_that_ends_soon_is_told(Duration left, String sentence) {
        checkResults.lookAtEnd(NOW.plus(left), NOW);

        assertThat(sentences()).containsExactly(sentence);
    }

    @Test
    void a_credential_without_a_near_end_is_not_worth_a_word() {
        checkResults.lookAtEnd(null, NOW);
        checkResults.lookAtEnd(NOW.plus(Duration.ofDays(15)), NOW);

        assertThat(checkResults.list()).isEmpty();
    }

    @Test
    void a_limit_of_which_less_than_a_tenth_is_left_is_told() {
        checkResults.lookAtLimits(List.of(
                new HeadRoom("authenticated", 9L, 100, null),
                new HeadRoom("sandbox-create", 10L, 100, null),
                new HeadRoom("sandbox-lifecycle", null, 100, null)));

        assertThat(sentences()).containsExactly("Rate limit “authenticated”: 9 of 100 calls left.");
    }

    @Test
    void clocks_may_differ_by_a_few_seconds() {
        checkResults.lookAtClock(null);
        checkResults.lookAtClock(Duration.ofSeconds(-5));
        assertThat(checkResults.list()).isEmpty();

        checkResults.lookAtClock(Duration.ofSeconds(-6));
        assertThat(sentences()).containsExactly("The engine’s clock is 6 s behind.");
    }

    @Test
    void the_worst_comes_first() {
        checkResults.good(Message.quoted("good"));
        checkResults.found(Condition.ENGINE_PERMISSION_MISSING, Message.quoted("missing"), Message.quoted("then"));
        checkResults.found(Condition.CLOCK_SKEW, Message.quoted("warning"), Message.quoted("then"));

        assertThat(sentences()).containsExactly("missing", "warning", "good");
    }
}
