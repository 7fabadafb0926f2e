package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.history.StoredValues.StoredMoment;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredMomentTests {

    @Test
    void any_moment_is_read_as_an_instant_reads_it() {
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            var moment = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 300_000_000_000L),
                    random.nextInt(1_000) * (random.nextBoolean() ? 1_000_000L : random.nextBoolean() ? 1_000 : 1));

            assertThat(StoredMoment.read(moment.toString())).isEqualTo(moment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T12:00:00+01:00", "2026-11-20T12:00:00.5Z", "2026-11-20T24:00:00Z"})
    void what_an_instant_reads_otherwise_is_read_so(String text) {
        assertThat(StoredMoment.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-13-20T12:00:00Z",
                "2026-02-30T12:00:00Z",
                "2026-11-20T12:00:61Z",
                "2026-11-20 12:00:00Z"
            })
    void what_is_no_moment_is_refused(String text) {
        assertThatThrownBy(() -> StoredMoment.read(text)).isInstanceOf(DateTimeException.class);
    }
}
