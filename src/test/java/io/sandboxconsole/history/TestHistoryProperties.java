package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryProperties.LastWords;
import io.sandboxconsole.history.HistoryProperties.Retention;
import java.time.Duration;

/// Settings of the history for tests.
final class TestHistoryProperties {

    static final Retention RETENTION = new Retention(Duration.ofDays(365), Duration.ofDays(180), Duration.ofDays(30));

    private TestHistoryProperties() {}

    static HistoryProperties of(int batch, int capacity) {
        return new HistoryProperties(true, batch, capacity, Duration.ofMinutes(2), new LastWords(true), RETENTION);
    }
}
