package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API key of the console, never its value.
///
/// @param id the id of the key
/// @param name its name
/// @param kind `personal` or `service`
/// @param status `active`, `expired`, `revoked` or `deleted`
/// @param owner the label token of the person that a personal key acts for
/// @param team the label token of the team that a service key acts in
/// @param role `viewer`, `operator`, `lead` or `service`
/// @param connection the only connection it is for
/// @param requestsPerMinute how many requests a minute it may make
/// @param sandboxes how many sandboxes it may have at a time
/// @param prefix the beginning of its value, by which people recognise it
/// @param createdAt when it was issued
/// @param createdBy the name of who issued it
/// @param expiresAt when it expires
/// @param revokedAt when it was revoked
/// @param revokedBy the name of who revoked it
/// @param deletedAt when it was deleted
/// @param deletedBy the name of who deleted it
/// @param lastUsedAt when it was last used, up to a minute late
/// @param lastUsedFrom the network address of that use
/// @param lastUsedBy the program of that use, as it names itself
/// @param changeable whether the caller may rename, rotate, revoke and delete it
public record KeyInfo(
        UUID id,
        String name,
        String kind,
        String status,
        @Nullable String owner,
        @Nullable String team,
        String role,
        @Nullable String connection,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer sandboxes,
        String prefix,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable Instant deletedAt,
        @Nullable String deletedBy,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom,
        @Nullable String lastUsedBy,
        boolean changeable) {

    /// A key that was just issued or rotated.
    ///
    /// @param key the key
    /// @param value the secret, which is shown once: in a repetition by `Idempotency-Key` it is left out
    public record IssuedKeyInfo(KeyInfo key, @Nullable String value) {

        /// Names no secret.
        @Override
        public String toString() {
            return "IssuedKeyInfo[key=%s]".formatted(key.id());
        }
    }
}
