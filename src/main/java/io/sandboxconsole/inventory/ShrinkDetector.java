package io.sandboxconsole.inventory;

/// Decides whether to accept a listing that is suddenly far shorter: engines that restart or lose their database
/// respond like that, and all users of the inventory would treat the sandboxes as gone. Used by one thread.
final class ShrinkDetector {

    /// The smallest fleet that is checked: smaller ones halve every day.
    private static final int MINIMUM_FLEET = 20;

    private final int confirmations;

    private int rejected;

    ShrinkDetector(int confirmations) {
        this.confirmations = confirmations;
    }

    /// Returns whether a listing of `listed` sandboxes is accepted where `known` were known. Half of them is
    /// suspicious.
    boolean accepts(int known, int listed) {
        boolean halved = known >= MINIMUM_FLEET && listed <= (known + 1) / 2;
        rejected = halved ? rejected + 1 : 0;
        if (rejected > confirmations) {
            rejected = 0;
        }
        return !halved || rejected == 0;
    }

    /// Resets the count, because only consecutive listings confirm each other.
    void forget() {
        rejected = 0;
    }

    /// Returns the number of further listings needed.
    int missing() {
        return confirmations + 1 - rejected;
    }
}
