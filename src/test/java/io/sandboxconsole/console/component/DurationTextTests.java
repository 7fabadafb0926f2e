package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.4S, 0 s",
        "PT0.5S, 1 s",
        "PT59.4S, 59 s",
        "PT59.5S, 1 min",
        "PT59M59.4S, 59 min 59 s",
        "PT59M59.5S, 1 h",
        "PT1H, 1 h",
        "PT7H59M29S, 7 h 59 min",
        "PT7H59M30S, 8 h",
        "PT23H59M30S, 1 d",
        "PT24H, 1 d",
        "PT24H5M, 1 d 5 min",
        "PT24H59M30S, 1 d 1 h",
        "P1DT23H29M, 1 d 23 h",
        "P1DT23H30M, 2 d",
        "P400D, 400 d"
    })
    void a_duration_is_rounded_to_the_nearest_of_the_smaller_unit_that_is_shown(Duration duration, String text) {
        assertThat(DurationText.format(duration)).isEqualTo(text);
    }
}
