package io.sandboxconsole.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the history (`console.history.*`).
///
/// @param enabled whether this console writes the history; what is written stays readable
/// @param batchSize the most sandboxes that one transaction writes
/// @param queueCapacity the number of changes that wait at most; beyond it only the newest state of each sandbox counts
/// @param gap a longer time between two listings of a connection counts as a gap of knowledge
@ConfigurationProperties("console.history")
public record HistoryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500") int batchSize,
        @DefaultValue("20000") int queueCapacity,
        @DefaultValue("2m") Duration gap,
        @DefaultValue LastWords lastWords,
        @DefaultValue Retention retention) {

    private static final int LARGEST_BATCH = 5_000;

    public HistoryProperties {
        require(batchSize > 0 && batchSize <= LARGEST_BATCH, "batch-size", batchSize, "from 1 to 5000");
        require(queueCapacity >= batchSize, "queue-capacity", queueCapacity, "at least the batch-size");
        require(gap.isPositive(), "gap", gap, "positive");
    }

    /// The last words of a failed sandbox.
    ///
    /// @param enabled whether they are fetched from its engine
    public record LastWords(@DefaultValue("true") boolean enabled) {}

    /// How long each class of rows is kept.
    ///
    /// @param ended a sandbox with all that is known of it, since its end
    /// @param events an event, of live sandboxes too
    /// @param lastWords the last words of a failed sandbox, once it has ended
    public record Retention(
            @DefaultValue("365d") Duration ended,
            @DefaultValue("365d") Duration events,
            @DefaultValue("30d") Duration lastWords) {

        private static final Duration SHORTEST = Duration.ofDays(1);

        public Retention {
            require(isLongEnough(ended), "retention.ended", ended, "at least a day");
            require(isLongEnough(events), "retention.events", events, "at least a day");
            require(
                    isLongEnough(lastWords) && lastWords.compareTo(ended) <= 0,
                    "retention.last-words",
                    lastWords,
                    "at least a day, and no longer than that of ended sandboxes");
        }

        private static boolean isLongEnough(Duration time) {
            return time.compareTo(SHORTEST) >= 0;
        }
    }

    private static void require(boolean valid, String setting, Object value, String valids) {
        if (!valid) {
            throw new IllegalArgumentException(
                    "console.history.%s is %s, and must be %s.".formatted(setting, value, valids));
        }
    }
}
