package io.sandboxconsole.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.cli.terminal.CommandFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {

    private final Clock noon = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private final Times here = new Times(noon, ZoneId.of("Europe/Berlin"), false);

    private final Times utc = new Times(noon, ZoneId.of("Europe/Berlin"), true);

    @Test
    void a_moment_is_told_in_the_persons_zone_or_in_utc() {
        assertThat(here.moment("2026-11-24T11:59:30.123Z")).isEqualTo("2026-11-24 12:59:30 +01:00");
        assertThat(here.moment("2026-07-01T00:00:00Z")).isEqualTo("2026-07-01 02:00:00 +02:00");
        assertThat(utc.moment("2026-11-24T11:59:30.123Z")).isEqualTo("2026-11-24T11:59:30Z");
    }

    @Test
    void an_age_has_its_two_largest_units() {
        assertThat(here.age("2026-11-24T11:59:30Z")).isEqualTo("30s");
        assertThat(here.age("2026-11-24T11:55:10Z")).isEqualTo("4m50s");
        assertThat(here.age("2026-11-24T08:30:00Z")).isEqualTo("3h30m");
        assertThat(here.age("2026-11-21T08:00:00Z")).isEqualTo("3d4h");
        assertThat(here.age("2026-11-01T08:00:00Z")).isEqualTo("23d");
        assertThat(utc.age("2026-11-24T11:59:30Z")).isEqualTo("2026-11-24T11:59:30Z");
    }

    @Test
    void what_is_over_says_so() {
        assertThat(here.until("2026-11-24T13:00:00Z")).isEqualTo("in 1h");
        assertThat(here.until("2026-11-24T11:59:00Z")).isEqualTo("60s ago");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00Z, 2026-11-24T10:00:00Z",
        "2026-11-24T10:00+01:00, 2026-11-24T09:00:00Z",
        "2026-11-24 10:00, 2026-11-24T09:00:00Z",
        "2026-11-24, 2026-11-23T23:00:00Z",
        "10:30, 2026-11-24T09:30:00Z",
        "2h, 2026-11-24T10:00:00Z",
        "2h ago, 2026-11-24T10:00:00Z"
    })
    void a_moment_is_read_as_people_write_it(String text, Instant instant) {
        assertThat(here.instant(text, "--as-of")).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-11-24T14:00:00Z",
        "2h ago, 2026-11-24T10:00:00Z",
        "2026-11-25 10:00, 2026-11-25T09:00:00Z",
        "18:30, 2026-11-24T17:30:00Z"
    })
    void an_end_is_a_moment_or_an_amount_of_time_from_now_on(String text, Instant instant) {
        assertThat(here.end(text, "--until")).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "25:00", "2y", ""})
    void what_is_no_moment_is_told(String text) {
        assertThatThrownBy(() -> here.instant(text, "--as-of"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--as-of takes a moment");
    }

    @Test
    void an_amount_is_read_as_the_filter_language_writes_it() {
        assertThat(Times.duration("90m", "--for")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Times.duration("2w", "--for")).isEqualTo(Duration.ofDays(14));
        assertThat(Times.duration("PT1H", "--for")).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> Times.duration("soon", "--for")).hasMessageContaining("--for takes an amount of time");
    }
}
