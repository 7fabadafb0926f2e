package io.sandboxconsole.sandbox;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The identity of a caller in an engine's own log. Every text comes from outside.
///
/// @param actor the engine's id of the person
/// @param email the person's address, where the engine reports it
/// @param keyPrefix how the key's value begins; absent for a call without a key
/// @param keySuffix how the key's value ends; several keys may end alike
/// @param keyName the key's name when it was first looked up
/// @param source the calling program, as it calls itself
/// @param candidates two or more names where the caller could be any of them, otherwise empty
public record EngineIdentity(
        String actor,
        @Nullable String email,
        @Nullable String keyPrefix,
        @Nullable String keySuffix,
        @Nullable String keyName,
        @Nullable String source,
        List<String> candidates) {

    private static final int MOST_CANDIDATES = 10;

    public EngineIdentity {
        candidates = List.copyOf(candidates);
    }

    /// Whether a key was used.
    public boolean byKey() {
        return keySuffix != null;
    }

    /// Whether several principals match.
    public boolean ambiguous() {
        return !candidates.isEmpty();
    }

    /// Whether a key was used whose name is unknown.
    public boolean unnamed() {
        return byKey() && keyName == null && !ambiguous();
    }

    /// The same caller, whose key is known to have this name.
    public EngineIdentity named(String keyName) {
        return new EngineIdentity(actor, email, keyPrefix, keySuffix, keyName, source, candidates);
    }

    /// The ends of the key's value: `dtn…1c4`; empty without a key.
    public String keyEnds() {
        return keySuffix == null ? "" : Objects.toString(keyPrefix, "") + "…" + keySuffix;
    }

    /// The creator with this identity on a connection. Two keys of one name, or of two connections, are two creators.
    public Creator.EnginePrincipal on(ConnectionId connection) {
        String id = connection.value() + "/" + actor + (keySuffix == null ? "" : "~" + keySuffix);
        return new Creator.EnginePrincipal(id, name(), false, this);
    }

    /// The same identity with every text shortened and cleaned for the database.
    public EngineIdentity storable() {
        return new EngineIdentity(
                StorableText.of(actor),
                storable(email),
                storable(keyPrefix),
                storable(keySuffix),
                storable(keyName),
                storable(source),
                candidates.stream()
                        .limit(MOST_CANDIDATES)
                        .map(name -> StorableText.of(name).replace('\n', ' '))
                        .toList());
    }

    private String name() {
        if (ambiguous()) {
            return String.join(" / ", candidates);
        }
        if (keyName != null) {
            return keyName;
        }
        return email == null ? actor : email;
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : StorableText.of(text);
    }
}
