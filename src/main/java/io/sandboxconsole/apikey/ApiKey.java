package io.sandboxconsole.apikey;

import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A named key, without anything that opens a door. Owner and team are label tokens.
///
/// @param owner whom a personal key acts for; absent for a service key
/// @param team the team a service key acts in; absent for a personal key
/// @param connection the only connection the key is for; absent for all
/// @param lookup the beginning of the value, by which people recognise it
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

    /// Whom a key acts for.
    public enum Kind {
        /// Its person, and never with more than they may themselves.
        PERSONAL,
        /// A team's machine, whoever issued it.
        SERVICE
    }

    /// How a key stands.
    public enum Standing {
        ACTIVE,
        EXPIRED,
        REVOKED,
        DELETED
    }

    /// Something done to a key.
    ///
    /// @param by the label token of whoever did it
    /// @param name what they were called then
    public record Step(Instant at, String by, String name) {

        Step(Instant at, String by) {
            this(at, by, by);
        }
    }

    /// When and from where a key was used last; at most a minute behind.
    public record Use(
            Instant at, @Nullable String address, @Nullable String userAgent) {}

    /// What a key may use at most; absent is without limit.
    public record Limits(
            @Nullable Integer requestsPerMinute, @Nullable Integer sandboxes) {

        public static final Limits NONE = new Limits(null, null);
    }

    /// The id of the key as an actor and as a sandbox's creator.
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
