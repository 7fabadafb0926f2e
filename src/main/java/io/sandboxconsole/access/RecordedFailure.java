package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// An exception that knows how it reads in the trail. Whatever does not implement it is recorded by its type alone,
/// because a foreign message might hold a secret.
public interface RecordedFailure {

    /// A stable machine-readable word, such as `not-found` or the engine's own code.
    String code();

    /// A sentence for people, without secrets. The trail keeps it in English.
    Message explanation();

    /// The engine's id of the failed request, where it gave one.
    default @Nullable String engineRequestId() {
        return null;
    }

    /// Whether the change may have happened all the same, because the engine's answer was lost.
    default boolean unclear() {
        return false;
    }
}
