package io.sandboxconsole.sandbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The creator of a sandbox, and the evidence for it.
///
/// `id` is a stable token that a filter can name; `name` is the display name as of the creation.
public sealed interface Creator {

    String id();

    String name();

    Evidence evidence();

    /// The certainty of an attribution, highest first.
    enum Evidence {
        /// The console made the call itself and recorded it.
        RECORDED,
        /// The engine's own audit log says so.
        ENGINE_AUDIT_LOG,
        /// The sandbox's metadata says so; anyone who may label the sandbox could have written it.
        DECLARED,
        UNKNOWN
    }

    /// A person.
    record User(String id, String name, Evidence evidence) implements Creator {}

    /// One of our named keys; a deleted key keeps its name.
    ///
    /// @param details distinguishes it from others of the same name; absent for a key that is not ours
    record ApiKey(
            String id,
            String name,
            boolean deleted,
            Evidence evidence,
            @Nullable ApiKeyDetails details) implements Creator {

        public ApiKey(String id, String name, boolean deleted, Evidence evidence) {
            this(id, name, deleted, evidence, null);
        }

        /// Whether the key acts for the person with this label token.
        public boolean actsFor(String person) {
            return details != null && person.equals(details.owner());
        }

        /// The same key after its deletion.
        public ApiKey asDeleted() {
            return new ApiKey(id, name, true, evidence, details);
        }
    }

    /// A principal known to the engine but not to the console: a key of the engine or a person.
    ///
    /// @param name the key's name where known, or else the person's address or id; all candidates where ambiguous
    /// @param deleted whether the engine no longer has the key of this name
    record EnginePrincipal(String id, String name, boolean deleted, EngineIdentity identity) implements Creator {

        @Override
        public Evidence evidence() {
            return Evidence.ENGINE_AUDIT_LOG;
        }

        /// The same principal, with its key marked as deleted or present.
        public EnginePrincipal deleted(boolean now) {
            return now == deleted ? this : new EnginePrincipal(id, name, now, identity);
        }

        /// Whether a filter that names one of `texts` means this one: a candidate's name, the address or the end of the
        /// key.
        public boolean answersTo(Set<String> texts) {
            return (identity.email() != null && texts.contains(identity.email()))
                    || (identity.keySuffix() != null && texts.contains(identity.keySuffix()))
                    || identity.candidates().stream().anyMatch(texts::contains);
        }
    }

    /// No evidence names a creator.
    ///
    /// @param copied whether the engine copied the sandbox from another one, whose creator its labels name
    record Unknown(boolean copied) implements Creator {

        /// The creator of a sandbox about which nothing is known.
        public static final Unknown CREATOR = new Unknown(false);

        /// The creator of a copy.
        public static final Unknown OF_COPY = new Unknown(true);

        @Override
        public String id() {
            return "unknown";
        }

        @Override
        public String name() {
            return "Unknown";
        }

        @Override
        public Evidence evidence() {
            return Evidence.UNKNOWN;
        }
    }

    /// Whether it was a key that no longer exists.
    default boolean isDeleted() {
        return switch (this) {
            case ApiKey key -> key.deleted();
            case EnginePrincipal principal -> principal.deleted();
            case User _, Unknown _ -> false;
        };
    }

    /// Whether the sandbox is a copy whose labels name the creator of another.
    default boolean isOfCopy() {
        return this instanceof Unknown(boolean copied) && copied;
    }

    /// Whether both values mean the same creator, regardless of the evidence.
    default boolean same(@Nullable Creator other) {
        return other != null && getClass() == other.getClass() && id().equals(other.id());
    }
}
