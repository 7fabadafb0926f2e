package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of API keys (`console.api-keys.*`).
///
/// @param secret hashes the values; with neither it nor a file there are no keys
/// @param maximumLifetime the longest life of a new key
/// @param maximumOverlap the longest time an old value may stay valid after a rotation
/// @param personUnseen the time without a visit after which a person's keys are suspended
/// @param seeds keys with given values, for the demo and for tests
@ConfigurationProperties("console.api-keys")
record ApiKeyProperties(
        @Nullable String secret,
        @Nullable Path secretFile,
        @DefaultValue("365d") Duration maximumLifetime,
        @DefaultValue("7d") Duration maximumOverlap,
        @DefaultValue("30d") Duration personUnseen,
        @DefaultValue List<Seed> seeds) {

    static final int MINIMUM_SECRET = 32;

    ApiKeyProperties {
        if (secret != null && secret.length() < MINIMUM_SECRET) {
            throw new IllegalArgumentException(
                    "console.api-keys.secret is shorter than %d characters.".formatted(MINIMUM_SECRET));
        }
        if (secret != null && secretFile != null) {
            throw new IllegalArgumentException("Set only one of console.api-keys.secret and secret-file.");
        }
    }

    /// Hides the secret and the seeds' values from logs.
    @Override
    public String toString() {
        return "ApiKeyProperties[maximumLifetime=%s]".formatted(maximumLifetime);
    }

    /// A key with a configured value: of a team, or of a person.
    ///
    /// @param owner the id of the person of a personal key
    /// @param deleted whether the key is registered as deleted, and never valid
    record Seed(
            UUID id,
            String name,
            @Nullable String team,
            @Nullable String owner,
            @DefaultValue("service") Role role,
            String value,
            @DefaultValue("false") boolean deleted) {

        Seed {
            if ((team == null) == (owner == null)) {
                throw new IllegalArgumentException(
                        "The seeded key “%s” names exactly one of team and owner.".formatted(name));
            }
            if (!KeyValue.seedable(value)) {
                throw new IllegalArgumentException(
                        "The value of the seeded key “%s” is not sck_ with 3 to 38 letters, digits and underscores."
                                .formatted(name));
            }
        }

        @Override
        public String toString() {
            return "Seed[name=%s]".formatted(name);
        }
    }
}
