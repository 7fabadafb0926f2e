package io.sandboxconsole.cli.context;

import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Chooses the console of a command: `SANDBOX_CONSOLE_URL` and `SANDBOX_CONSOLE_KEY` win over contexts.
public final class ContextChoice {

    private static final String URL = "SANDBOX_CONSOLE_URL";

    private static final String KEY = "SANDBOX_CONSOLE_KEY";

    private static final String ALLOW_HTTP = "SANDBOX_CONSOLE_ALLOW_HTTP";

    private static final String FROM_VARIABLES = "environment";

    private ContextChoice() {}

    /// Returns the console of a command.
    ///
    /// @param named the value of `--context`; absent without it
    public static ConsoleContext of(Invocation invocation, @Nullable String named) {
        String url = invocation.variable(URL).strip();
        String key = invocation.variable(KEY).strip();
        ConsoleContext chosen;
        if (url.isEmpty() || named != null) {
            chosen = fromFile(new ContextStore(invocation), named);
            // A key without an address is for the console of the context; one named beside it brings its own.
            chosen = key.isEmpty() || named != null ? chosen : chosen.withKey(key);
        } else {
            boolean allowHttp = invocation.variable(ALLOW_HTTP).equals("true");
            chosen = new ConsoleContext(FROM_VARIABLES, address(url), key.isEmpty() ? null : key, null, allowHttp);
            chosen = key.isEmpty() ? withKnownCredential(chosen, new ContextStore(invocation)) : chosen;
        }
        checkEncryption(chosen);
        return chosen;
    }

    private static ConsoleContext fromFile(ContextStore store, @Nullable String named) {
        Contexts contexts = store.read();
        @Nullable String name = named == null ? contexts.current() : named;
        if (name == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "No console is chosen.",
                    "Sign in with “sandbox login https://console.example.com”, or set %s and %s.".formatted(URL, KEY));
        }
        return contexts.find(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "There is no context “%s”.".formatted(name),
                        "The contexts are: %s."
                                .formatted(String.join(", ", contexts.byName().keySet()))));
    }

    /// Uses the credential of a context for the same console only, so that none gets to another one.
    private static ConsoleContext withKnownCredential(ConsoleContext chosen, ContextStore store) {
        return store.read().byName().values().stream()
                .filter(context -> context.url().equals(chosen.url()))
                .findFirst()
                .orElse(chosen);
    }

    /// Reads the address of a console.
    public static URI address(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && (scheme.equals("https") || scheme.equals("http"))) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, in the words for all wrong addresses.
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "“%s” is no address of a console.".formatted(text),
                "Write it as https://console.example.com.");
    }

    /// Refuses to send a credential through a network where others could read it.
    public static void checkEncryption(ConsoleContext context) {
        boolean open = "http".equalsIgnoreCase(context.url().getScheme());
        if (open && !context.allowHttp() && !isLoopback(context.url().getHost())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s is not encrypted; others in the network could read your key.".formatted(context.url()),
                    "Use https. Where the network is safe, set %s=true or add the context with --allow-http."
                            .formatted(ALLOW_HTTP));
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
