package io.sandboxconsole.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The person, key or part of the console on whose behalf a call runs, as known at its entry point.
///
/// @param owner the label token that owns the sandboxes this actor creates: of its own id, or for a personal key of the
/// person, so that both see each other's
/// @param behalf the person for whom a personal key acts
public record Actor(
        ActorId id,
        String name,
        Kind kind,
        List<String> teams,
        Set<Grant> grants,
        Origin origin,
        String owner,
        @Nullable Person behalf) {

    public Actor {
        teams = List.copyOf(teams);
        grants = Set.copyOf(grants);
    }

    /// Creates an actor that acts for itself.
    public Actor(ActorId id, String name, Kind kind, List<String> teams, Set<Grant> grants, Origin origin) {
        this(id, name, kind, teams, grants, origin, id.label(), null);
    }

    /// A person as another actor names them: by the label token of their id, and by name.
    public record Person(String label, String name) {}

    /// The kind of an actor.
    public enum Kind {
        PERSON,
        /// A program with a token of its own from the identity provider.
        SERVICE,
        KEY,
        SYSTEM
    }

    /// The entry point and the network address an actor came from.
    ///
    /// @param address an IP address; a text that is none, such as a proxy may pass on, is dropped
    /// @param session the key of the person's session at the console, by which a later change finds it; it opens
    /// nothing
    /// @param call the program and the request
    public record Origin(
            Door door, @Nullable String address, @Nullable String session, CallDetails call) {

        public Origin {
            address = address == null || parsed(address) == null ? null : address;
        }

        /// Creates the origin of an actor without a session.
        public Origin(Door door, @Nullable String address) {
            this(door, address, null, CallDetails.NONE);
        }

        /// Creates the origin of a call without a session.
        public Origin(Door door, @Nullable String address, CallDetails call) {
            this(door, address, null, call);
        }

        /// Returns the address for counting: a person or a machine has all IPv6 addresses of one /64.
        String network() {
            @Nullable InetAddress parsed = address == null ? null : parsed(address);
            if (parsed instanceof Inet6Address) {
                byte[] bytes = parsed.getAddress();
                return "%x:%x:%x:%x::/64".formatted(pair(bytes, 0), pair(bytes, 2), pair(bytes, 4), pair(bytes, 6));
            }
            return parsed == null ? "unknown address" : parsed.getHostAddress();
        }

        private static int pair(byte[] bytes, int index) {
            return (bytes[index] & 0xFF) << 8 | (bytes[index + 1] & 0xFF);
        }

        private static @Nullable InetAddress parsed(String address) {
            try {
                return InetAddress.ofLiteral(address);
            } catch (IllegalArgumentException noAddress) {
                return null;
            }
        }
    }

    /// The entry points of the console.
    public enum Door {
        CONSOLE,
        GATEWAY,
        SYSTEM
    }

    /// Returns the same actor with other grants.
    public Actor with(Set<Grant> present) {
        return new Actor(id, name, kind, teams, present, origin, owner, behalf);
    }

    /// Returns the same actor as it came by another call.
    public Actor from(Origin other) {
        return new Actor(id, name, kind, teams, grants, other, owner, behalf);
    }

    /// Returns the same actor, whose work the console does later, as the job `name`.
    public Actor inJob(String name) {
        var call = new CallDetails(
                origin.call().caller(), origin.call().userAgent(), origin.call().request(), name);
        return from(new Origin(origin.door(), origin.address(), origin.session(), call));
    }

    /// Returns the distinct roles of this actor in any scope, sorted.
    public List<Role> roles() {
        return grants.stream().map(Grant::role).distinct().sorted().toList();
    }
}
