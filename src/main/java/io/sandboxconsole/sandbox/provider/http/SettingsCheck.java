package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates a connection's settings before any call to the engine.
public final class SettingsCheck {

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    private SettingsCheck() {}

    /// The reason why `settings` name no usable server; null where they do.
    public static @Nullable Message problem(ConnectionSettings settings) {
        if (settings.flaw() != null) {
            return settings.flaw();
        }
        return serverProblem(settings.url())
                .or(() -> keyProblem(settings.apiKey()))
                .orElse(null);
    }

    private static Optional<Message> serverProblem(URI url) {
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            return Optional.of(Message.of("problem.reason.address-scheme"));
        }
        if (url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of(Message.of("problem.reason.address-server"));
        }
        return url.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of(Message.of("problem.reason.address-login"));
    }

    private static Optional<Message> keyProblem(String key) {
        if (key.isBlank()) {
            return Optional.of(Message.of("problem.reason.key-missing"));
        }
        // The HTTP client's own exception would quote the key.
        return fitsHeader(key.strip()) ? Optional.empty() : Optional.of(Message.of("problem.reason.key-unprintable"));
    }

    /// Whether `text` can be sent in a header unchanged.
    public static boolean fitsHeader(String text) {
        return PRINTABLE.matcher(text).matches();
    }
}
