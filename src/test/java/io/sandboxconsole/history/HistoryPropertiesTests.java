package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HistoryPropertiesTests {

    @Test
    void by_default_the_history_is_written_and_kept_for_a_year_and_last_words_for_30_days() {
        var properties = bound(Map.of());

        assertThat(properties.enabled()).isTrue();
        assertThat(properties.lastWords().enabled()).isTrue();
        assertThat(properties.retention().ended()).isEqualTo(Duration.ofDays(365));
        assertThat(properties.retention().events()).isEqualTo(Duration.ofDays(365));
        assertThat(properties.retention().lastWords()).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ended, 23h",
        "retention.events, 0d",
        "retention.events, -1d",
        "retention.last-words, 366d",
        "batch-size, 0",
        "batch-size, 5001",
        "queue-capacity, 499",
        "gap, 0s"
    })
    void a_setting_that_cannot_be_is_refused_by_its_name(String setting, String value) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(Map.of("console.history." + setting, value)))
                .havingRootCause()
                .withMessageContaining("console.history." + setting);
    }

    private static HistoryProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("console.history", HistoryProperties.class);
    }
}
