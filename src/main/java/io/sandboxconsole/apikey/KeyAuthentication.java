package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Expired;
import io.sandboxconsole.apikey.Authentication.Malformed;
import io.sandboxconsole.apikey.Authentication.Powerless;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.apikey.Authentication.Unknown;
import io.sandboxconsole.apikey.StoredApiKey.Older;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides whether a value is that of a valid key.
@Component
class KeyAuthentication {

    private final ApiKeyCache cache;

    private final KeyHash hash;

    private final ApiKeyActors actors;

    private final LastUsedRecorder uses;

    KeyAuthentication(ApiKeyCache cache, KeyHash hash, ApiKeyActors actors, LastUsedRecorder uses) {
        this.cache = cache;
        this.hash = hash;
        this.actors = actors;
        this.uses = uses;
    }

    Authentication authenticate(String value, Use use) {
        if (!KeyValue.issued(value) && !KeyValue.seedable(value)) {
            return new Malformed();
        }
        if (!hash.ready()) {
            return new Unknown();
        }
        String lookup = hash.lookup(value);
        return cache.byLookup(lookup)
                .map(row -> row.key().lookup().equals(lookup)
                        ? proven(row, value, row.hash(), use)
                        : older(row, value, use))
                .orElseGet(Unknown::new);
    }

    /// Decides anew for a caller whose key was proven before. This is no use of the key.
    Authentication authenticate(UUID id, Instant at, @Nullable String address) {
        return cache.byId(id)
                .map(StoredApiKey::key)
                .map(key -> standing(key, at, address, key.expires()))
                .orElseGet(Unknown::new);
    }

    private Authentication older(StoredApiKey row, String value, Use use) {
        @Nullable Older older = row.older();
        if (older == null || !hash.matches(value, older.hash())) {
            return new Unknown();
        }
        boolean ended = row.key().standing(use.at()) != ApiKey.Standing.ACTIVE;
        return ended || use.at().isBefore(older.until())
                ? standing(row.key(), use, earlier(older.until(), row.key().expires()))
                : new Expired(row.key());
    }

    private Authentication proven(StoredApiKey row, String value, String expected, Use use) {
        return hash.matches(value, expected)
                ? standing(row.key(), use, row.key().expires())
                : new Unknown();
    }

    private Authentication standing(ApiKey key, Use use, @Nullable Instant until) {
        var found = standing(key, use.at(), use.address(), until);
        if (found instanceof Accepted) {
            uses.used(key.id(), use);
        }
        return found;
    }

    private Authentication standing(ApiKey key, Instant at, @Nullable String address, @Nullable Instant until) {
        return switch (key.standing(at)) {
            case ACTIVE -> accepted(key, actors.of(key, at, address), until);
            case EXPIRED -> new Expired(key);
            case REVOKED, DELETED -> new Revoked(key);
        };
    }

    private static Authentication accepted(ApiKey key, Actor actor, @Nullable Instant until) {
        return actor.grants().isEmpty() ? new Powerless(key) : new Accepted(key, actor, until);
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
