package io.sandboxconsole.apikey;

import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A named key, without its value or hash. Owner and team are label tokens.
///
/// @param owner the person a personal key acts for; absent for a service key
/// @param team the team a service key acts in; absent for a personal key
/// @param connection the only connection the key is for; absent for all
/// @param lookup the beginning of the value, by which people recognise it; for a seeded key `seed-` and a digest
public record ApiKey(
        UUID id,
        String name,
        Kind kind,
        @Nullable String owner,
        @Nullable String team,
        Role role,
        @Nullable String connection,
        Limits limits,
        Step created,
        @Nullable Instant expires,
        @Nullable Step revoked,
        @Nullable Step deleted,
        String lookup,
        @Nullable Use lastUse) {

    /// The kind of principal a key acts for.
    public enum Kind {
        /// Acts for its person, and never with more permissions than theirs.
        PERSONAL,
        /// Acts for a team's machine, regardless of its issuer.
        SERVICE
    }

    /// The status of a key.
    public enum Standing {
        ACTIVE,
        EXPIRED,
        REVOKED,
        DELETED
    }

    /// A change of a key's status: its creation, revocation or deletion.
    ///
    /// @param by the label token of the actor
    /// @param name the actor's name at that time
    public record Step(Instant at, String by, String name) {

        Step(Instant at, String by) {
            this(at, by, by);
        }

        /// Whether the console took the step for its configuration, and no person did.
        public boolean configured() {
            return by.equals(ConfiguredKeys.ID.label()) && name.equals(by);
        }
    }

    /// The time and origin of a key's last use; at most a minute behind.
    public record Use(
            Instant at, @Nullable String address, @Nullable String userAgent) {}

    /// The most a key may use; an absent limit does not restrict.
    public record Limits(
            @Nullable Integer requestsPerMinute, @Nullable Integer sandboxes) {

        public static final Limits NONE = new Limits(null, null);
    }

    /// Returns the id of the key as an actor and as a sandbox's creator.
    public ActorId actorId() {
        return new ActorId(id.toString());
    }

    public Standing standing(Instant now) {
        if (deleted != null) {
            return Standing.DELETED;
        }
        if (revoked != null) {
            return Standing.REVOKED;
        }
        return expires != null && !now.isBefore(expires) ? Standing.EXPIRED : Standing.ACTIVE;
    }
}
