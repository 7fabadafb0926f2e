package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The receipt of an act: an export of its rows alone, each with the proof that it is in the trail.
///
/// @param file the export in JSON Lines, which the offline verifier takes
public record AuditReceipt(State state, List<Place> places, String file) {

    public AuditReceipt {
        places = List.copyOf(places);
    }

    /// Whether a receipt proves something yet.
    public enum State {
        /// Checkpoints cover all rows.
        PROVED,
        /// The next checkpoint covers the rest.
        AWAITS_CHECKPOINT,
        /// The rows are from before the chain: only the stone states them, all together.
        BEFORE_CHAIN
    }

    /// The place of a row in the trail.
    ///
    /// @param hash the hash of the chain at it; absent in rows from before the chain
    /// @param checkpoint the sequence of the checkpoint that covers it
    /// @param keyId the key that signed the checkpoint
    public record Place(
            long number,
            @Nullable Bytes hash,
            @Nullable Long checkpoint,
            @Nullable String keyId) {}
}
