package io.sandboxconsole.apikey;

import io.sandboxconsole.apikey.ApiKey.Use;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/// Writes down when keys are used, at most once a minute each and never in anybody's way.
@Component
class LastUses {

    static final Duration PACE = Duration.ofMinutes(1);

    private static final int MAXIMUM_TEXT = 255;

    private final KeyRows rows;

    private final TaskExecutor executor;

    private final Map<UUID, Instant> written = new ConcurrentHashMap<>();

    LastUses(KeyRows rows, TaskExecutor applicationTaskExecutor) {
        this.rows = rows;
        this.executor = applicationTaskExecutor;
    }

    void used(UUID id, Use use) {
        var kept =
                written.compute(id, (_, last) -> last == null || !use.at().isBefore(last.plus(PACE)) ? use.at() : last);
        // Whoever set the moment writes; two at the very same instant write the same.
        if (kept.equals(use.at())) {
            var storable =
                    new Use(use.at().truncatedTo(ChronoUnit.MICROS), clean(use.address()), clean(use.userAgent()));
            executor.execute(() -> rows.used(id, storable));
        }
    }

    /// A user agent says whatever it likes.
    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.substring(0, Math.min(printable.length(), MAXIMUM_TEXT));
    }
}
