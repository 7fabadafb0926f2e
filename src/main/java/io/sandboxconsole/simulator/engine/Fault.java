package io.sandboxconsole.simulator.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// An effect on the calls of some routes, for a number of calls or until it is cleared.
public record Fault(String route, Effect effect, AtomicInteger callsLeft) {

    public static final int UNLIMITED = Integer.MAX_VALUE;

    boolean concerns(String template, String call) {
        return route.equals(template) || glob(route).matcher(call).matches();
    }

    /// Uses up one call; false when none is left.
    boolean use() {
        return callsLeft.getAndUpdate(left -> left == UNLIMITED ? left : Math.max(0, left - 1)) > 0;
    }

    private static Pattern glob(String text) {
        return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }
}
