package io.sandboxconsole.console.history;

/// Decides how often a page looks for news in the history. The database is asked while the fleet changes, which the
/// history tells some seconds later, and otherwise rarely: causes of ends may be found at any time.
final class FollowingPace {

    private static final int BUSY = 2;

    private static final int QUIET = 6;

    /// A sandbox that a listing lacks has ended when the next one lacks it, too, and is written then.
    private static final int LOOKS = 3;

    private int beats;

    /// A page may have been opened because of something that has just ended.
    private int expected = LOOKS;

    void expectNews() {
        expected = LOOKS;
    }

    /// Counts a beat, one every five seconds, and returns whether to look now.
    boolean due() {
        beats++;
        if (beats < (expected > 0 ? BUSY : QUIET)) {
            return false;
        }
        beats = 0;
        expected = Math.max(0, expected - 1);
        return true;
    }
}
