package io.sandboxconsole.apikey;

import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Expired;
import io.sandboxconsole.apikey.Authentication.Malformed;
import io.sandboxconsole.apikey.Authentication.Powerless;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.apikey.Authentication.Unknown;
import io.sandboxconsole.apikey.StoredApiKey.Older;
import java.time.Instant;
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
        return switch (key.standing(use.at())) {
            case ACTIVE -> accepted(key, use, until);
            case EXPIRED -> new Expired(key);
            case REVOKED, DELETED -> new Revoked(key);
        };
    }

    private Authentication accepted(ApiKey key, Use use, @Nullable Instant until) {
        var actor = actors.of(key, use.at(), use.address());
        if (actor.grants().isEmpty()) {
            return new Powerless(key);
        }
        uses.used(key.id(), use);
        return new Accepted(key, actor, until);
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
