package io.sandboxconsole.leadership;

/// Reports that another console has taken over meanwhile. The work has not run.
public final class LeadershipLost extends RuntimeException {

    LeadershipLost(String name, FencingToken token) {
        super("Another console has taken over “%s” after token %d.".formatted(name, token.number()));
    }
}
