package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;

/// What a lock protects.
public sealed interface LockSubject {

    /// A sandbox.
    ///
    /// @param title what it was called when it was locked
    record One(SandboxId id, String title) implements LockSubject {

        /// The sandbox as it is called now.
        public static One of(Sandbox sandbox) {
            return new One(sandbox.id(), sandbox.title());
        }
    }

    /// Every sandbox of a creator, also after the deletion of its key.
    ///
    /// @param id the creator's stable id
    record OfCreator(String id, String name) implements LockSubject {

        /// The creator as it is called now.
        public static OfCreator of(Creator creator) {
            return new OfCreator(creator.id(), creator.name());
        }
    }

    /// Every sandbox that carries a metadata entry.
    record WithLabel(String key, String value) implements LockSubject {}

    /// Whether the sandbox is meant, of any team.
    default boolean includes(Sandbox sandbox) {
        return switch (this) {
            case One one -> one.id().equals(sandbox.id());
            case OfCreator creator -> creator.id().equals(sandbox.creator().id());
            case WithLabel label -> label.value().equals(sandbox.metadata().get(label.key()));
        };
    }

    /// The subject within a sentence.
    default Message message() {
        return switch (this) {
            case One one -> Message.quoted(one.title());
            case OfCreator creator -> Message.of("lock.subject.creator", creator.name());
            case WithLabel label -> Message.of("lock.subject.label", label.key() + "=" + label.value());
        };
    }
}
