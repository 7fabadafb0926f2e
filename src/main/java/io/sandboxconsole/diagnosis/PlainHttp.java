package io.sandboxconsole.diagnosis;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells addresses to which secrets would travel unencrypted.
public final class PlainHttp {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");

    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private PlainHttp() {}

    /// Returns whether `url` is one of http on another machine.
    public static boolean leavesTheMachine(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) && !isLocal(url.getHost());
    }

    private static boolean isLocal(@Nullable String host) {
        return host != null
                && (LOOPBACK.contains(host) || LOOPBACK_ADDRESS.matcher(host).matches());
    }
}
