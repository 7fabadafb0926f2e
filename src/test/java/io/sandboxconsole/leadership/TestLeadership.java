package io.sandboxconsole.leadership;

/// Makes what only a lost lease brings.
public final class TestLeadership {

    private TestLeadership() {}

    public static LeadershipLost lost() {
        return new LeadershipLost("test", new FencingToken(1));
    }
}
