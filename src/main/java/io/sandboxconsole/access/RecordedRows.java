package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditPlace;
import java.lang.ScopedValue.CallableOp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The place of the last row that a call left in the trail, for the caller's receipt: of the outcome, or of the intent
/// where the outcome waits for the database. For the thread of one call.
public final class RecordedRows {

    private static final ScopedValue<RecordedRows> CURRENT = ScopedValue.newInstance();

    private @Nullable Place last;

    private boolean any;

    /// The number of a row, and its hash in lower-case hexadecimal.
    public record Place(long number, String hash) {}

    /// Runs `work`, whose rows are noted here.
    public <T, X extends Throwable> T noting(CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /// Returns the place of the last row; empty where none was written.
    public Optional<Place> last() {
        return Optional.ofNullable(last);
    }

    /// Returns whether the call left a row, also where it waits for the database.
    public boolean any() {
        return any;
    }

    /// @param places none for a row that waits for the database
    static void note(List<AuditPlace> places) {
        if (CURRENT.isBound()) {
            RecordedRows current = CURRENT.get();
            current.any = true;
            if (!places.isEmpty()) {
                AuditPlace place = places.getLast();
                current.last = new Place(place.number(), place.rowHash().toString());
            }
        }
    }
}
