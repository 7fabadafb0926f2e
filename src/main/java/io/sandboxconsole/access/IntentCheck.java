package io.sandboxconsole.access;

import org.jspecify.annotations.Nullable;

/// Tells whether an attempt whose outcome was never recorded was carried out, by what the engine shows now.
public interface IntentCheck {

    /// Tells of nothing.
    IntentCheck NONE = _ -> Finding.UNTOLD;

    /// Blocks on the engine.
    Finding check(Intent intent);

    /// What the trail knows of the attempt.
    record Intent(
            String action,
            @Nullable String connection,
            @Nullable String target,
            FieldChanges changes) {}

    /// What the engine shows. Others may have changed it since, so it is evidence and no proof.
    enum Finding {
        /// It is as after the change.
        DONE,
        /// It is as before the change.
        NOT_DONE,
        /// The engine shows neither.
        UNTOLD,
        /// The engine does not answer now.
        SILENT
    }
}
