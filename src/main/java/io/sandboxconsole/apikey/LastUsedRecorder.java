package io.sandboxconsole.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.time.ClockTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/// Records the last use of keys, at most once a minute each, on another thread.
@Component
class LastUsedRecorder {

    static final Duration PACE = Duration.ofMinutes(1);

    private static final int MAXIMUM_TEXT = 255;

    private final ApiKeyRepository rows;

    private final TaskExecutor executor;

    /// The keys whose use was written within [#PACE].
    private final Cache<UUID, Instant> written;

    LastUsedRecorder(ApiKeyRepository rows, TaskExecutor applicationTaskExecutor, Clock clock) {
        this.rows = rows;
        this.executor = applicationTaskExecutor;
        this.written = Caffeine.newBuilder()
                .expireAfterWrite(PACE)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run)
                .build();
    }

    void used(UUID id, Use use) {
        if (written.asMap().putIfAbsent(id, use.at()) == null) {
            var storable = new Use(use.at(), clean(use.address()), clean(use.userAgent()));
            executor.execute(() -> rows.used(id, storable));
        }
    }

    /// Replaces unprintable characters and cuts the text: callers choose their user agent freely.
    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.substring(0, Math.min(printable.length(), MAXIMUM_TEXT));
    }
}
