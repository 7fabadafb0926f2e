package io.sandboxconsole.apikey;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.apikey.ApiKeyProperties.Seed;
import io.sandboxconsole.apikey.StoredApiKey.Older;
import io.sandboxconsole.i18n.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Creates, changes and finds keys within the rules, and invalidates this node's cache; its callers decide access.
@Component
class ApiKeyStore {

    private final ApiKeyRepository rows;

    private final ApiKeyCache cache;

    private final KeyHash hash;

    private final ApiKeyRules rules;

    ApiKeyStore(ApiKeyRepository rows, ApiKeyCache cache, KeyHash hash, ApiKeyRules rules) {
        this.rows = rows;
        this.cache = cache;
        this.hash = hash;
        this.rules = rules;
    }

    List<ApiKey> all() {
        return rows.all();
    }

    Optional<ApiKey> find(UUID id) {
        return rows.find(id).map(StoredApiKey::key);
    }

    IssuedKey issue(KeyRequest request, @Nullable String owner, Step step) {
        rules.check(request, step.at());
        return keep(UUID.randomUUID(), request, owner, step, KeyValue.random());
    }

    /// Stores a key with a configured value.
    ApiKey seed(Seed seed, KeyRequest request, @Nullable String owner, Step step) {
        rules.check(request, step.at());
        return keep(seed.id(), request, owner, step, seed.value()).key();
    }

    IssuedKey rotate(ApiKey key, Instant now, Duration overlap) {
        rules.checkOverlap(overlap);
        String value = KeyValue.random();
        if (!rows.rotate(key, new Older(hash.lookup(value), hash.of(value), now.plus(overlap)))) {
            throw new RequestRefused("key-ended", Message.of("problem.key.ended", key.name()));
        }
        cache.changed();
        return new IssuedKey(find(key.id()).orElseThrow(), value);
    }

    ApiKey rename(ApiKey key, String name) {
        rules.checkName(name);
        if (key.deleted() != null) {
            throw new RequestRefused("key-ended", Message.of("problem.key.ended", key.name()));
        }
        rows.rename(key.id(), name);
        cache.changed();
        return find(key.id()).orElseThrow();
    }

    void revoke(ApiKey key, Step step) {
        rows.revoke(key.id(), step);
        cache.changed();
    }

    void delete(ApiKey key, Step step) {
        rows.delete(key.id(), step);
        cache.changed();
    }

    private IssuedKey keep(UUID id, KeyRequest request, @Nullable String owner, Step step, String value) {
        var key = new ApiKey(
                id,
                request.name(),
                request.kind(),
                owner,
                request.team(),
                request.role(),
                request.connection(),
                request.limits(),
                step,
                rules.expires(request, step.at()),
                null,
                null,
                hash.lookup(value),
                null);
        rows.insert(new StoredApiKey(key, hash.of(value), null));
        cache.changed();
        return new IssuedKey(key, value);
    }
}
