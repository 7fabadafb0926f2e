package io.sandboxconsole.audit.sink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the webhook that gets signed statements (`console.audit.webhook.*`). Its text holds neither the
/// secret nor the address, which may hold one.
///
/// @param url where statements are posted; without it there is no webhook
/// @param secret what signs requests: `whsec_` and a key of 24 to 64 bytes in Base64, or text of as many characters
/// @param secretFile a file with the secret, in place of the setting
/// @param timeout how long an answer may take
/// @param late how old an unsent statement may be before the health check fails
@ConfigurationProperties("console.audit.webhook")
public record WebhookProperties(
        @Nullable URI url,
        @Nullable String secret,
        @Nullable Path secretFile,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("15m") Duration late) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    public WebhookProperties {
        if (url != null) {
            require(isSafe(url), "url", "an https address; http only for this machine itself");
            require(
                    isSet(secret) != (secretFile != null),
                    "secret",
                    "set, or secret-file, because requests are signed");
        }
        require(
                timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "timeout",
                "positive and at most a minute");
        require(late.isPositive(), "late", "positive");
    }

    private static boolean isSafe(URI url) {
        @Nullable String scheme = url.getScheme();
        @Nullable String host = url.getHost();
        return scheme != null
                && host != null
                && url.getUserInfo() == null
                && url.getFragment() == null
                && (scheme.equalsIgnoreCase("https")
                        || (scheme.equalsIgnoreCase("http") && LOOPBACK.contains(host.toLowerCase(Locale.ROOT))));
    }

    static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean valid, String setting, String valids) {
        if (!valid) {
            throw new IllegalArgumentException("console.audit.webhook.%s must be %s.".formatted(setting, valids));
        }
    }

    @Override
    public String toString() {
        return "WebhookProperties[url=%s, secretFile=%s, timeout=%s, late=%s]"
                .formatted(url == null ? "none" : "set", secretFile, timeout, late);
    }
}
