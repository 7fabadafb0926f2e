package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at a connection's settings before anything is asked of the engine.
public final class SettingsCheck {

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    private SettingsCheck() {}

    /// What keeps `settings` from naming a server that can be asked; null where nothing does.
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
        // The HTTP client's own complaint would quote the key.
        return fitsHeader(key.strip()) ? Optional.empty() : Optional.of(Message.of("problem.reason.key-unprintable"));
    }

    /// Whether `text` can be sent in a header as it is.
    public static boolean fitsHeader(String text) {
        return PRINTABLE.matcher(text).matches();
    }
}
