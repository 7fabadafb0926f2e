package io.sandboxconsole.inventory;

/// Decides whether a listing that is suddenly far shorter is believed: engines that restart or lose their database
/// answer like that, and everything built on the inventory would take the sandboxes for gone. Used by one thread.
final class ShrinkDetector {

    /// Small fleets halve every day.
    private static final int WORTH_DOUBTING = 20;

    private final int confirmations;

    private int doubtful;

    ShrinkDetector(int confirmations) {
        this.confirmations = confirmations;
    }

    /// Whether `listed` sandboxes where `known` were known are believed now.
    boolean believes(int known, int listed) {
        boolean halved = known >= WORTH_DOUBTING && listed * 2 < known;
        doubtful = halved ? doubtful + 1 : 0;
        if (doubtful > confirmations) {
            doubtful = 0;
        }
        return !halved || doubtful == 0;
    }

    /// Only consecutive listings confirm each other.
    void forget() {
        doubtful = 0;
    }

    /// The number of further listings that are needed.
    int missing() {
        return confirmations + 1 - doubtful;
    }
}
