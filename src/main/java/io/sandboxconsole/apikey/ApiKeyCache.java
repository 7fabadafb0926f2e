package io.sandboxconsole.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.attribution.ApiKeyNames;
import io.sandboxconsole.time.ClockTicker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Caches the database's keys for seconds. A change on this node shows at once, one on another node within [#FRESH].
/// Safe for use by several threads.
@Component
class ApiKeyCache implements ApiKeyNames {

    static final Duration FRESH = Duration.ofSeconds(5);

    /// Guessed values must not fill the memory.
    private static final int CAPACITY = 10_000;

    private final ApiKeyRepository rows;

    private final Cache<CacheKey, Optional<StoredApiKey>> keys;

    /// Holds the names as of the latest change, and perhaps as of the one before.
    private final Cache<Long, Map<String, ApiKeyDetails>> names;

    /// The number of changes on this node. Part of each cache key, so that an entry read before a change is not found
    /// again.
    private final AtomicLong changes = new AtomicLong();

    ApiKeyCache(ApiKeyRepository rows, Clock clock) {
        this.rows = rows;
        this.keys = fresh(clock).maximumSize(CAPACITY).build();
        this.names = fresh(clock).maximumSize(2).build();
    }

    Optional<StoredApiKey> byLookup(String lookup) {
        return keys.get(new CacheKey(lookup, changes.get()), _ -> rows.byLookup(lookup));
    }

    Optional<StoredApiKey> byId(UUID id) {
        return keys.get(new CacheKey(id.toString(), changes.get()), _ -> rows.find(id));
    }

    @Override
    public Map<String, ApiKeyDetails> byId() {
        return names.get(changes.get(), _ -> rows.details());
    }

    /// Invalidates all entries, after a change on this node.
    void changed() {
        changes.incrementAndGet();
    }

    private static Caffeine<Object, Object> fresh(Clock clock) {
        return Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run);
    }

    /// @param key a lookup or an id, which have different forms
    private record CacheKey(String key, long change) {}
}
