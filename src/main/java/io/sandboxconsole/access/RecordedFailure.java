package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// An exception that describes itself for the audit trail. All others are recorded by their type alone, because a
/// foreign message might hold a secret.
public interface RecordedFailure {

    /// Returns a stable machine-readable word, such as `not-found` or the engine's own code.
    String code();

    /// Returns a sentence for people, without secrets. The trail keeps it in English.
    Message explanation();

    /// Returns the engine's id of the failed request; null where it gave none.
    default @Nullable String engineRequestId() {
        return null;
    }

    /// Returns whether the change may have happened all the same, because the engine's response was lost.
    default boolean unclear() {
        return false;
    }

    /// Returns whether the console forbade the change, as a rule of it and not for want of a permission.
    default boolean denied() {
        return false;
    }
}
