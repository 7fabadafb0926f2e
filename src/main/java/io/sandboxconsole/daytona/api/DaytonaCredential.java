package io.sandboxconsole.daytona.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Daytona server's credential: an API key, which belongs to one organization, or a JWT, which is a person's. Only
/// the form distinguishes them.
public record DaytonaCredential(String text) {

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]*\\.eyJ[\\w-]*\\.[\\w-]+");

    public DaytonaCredential {
        text = text.strip();
    }

    public boolean isToken() {
        return TOKEN.matcher(text).matches();
    }

    /// Whether its own `exp` claim has passed.
    public boolean hasEnded(Instant now) {
        Instant end = end();
        return end != null && !end.isAfter(now);
    }

    /// Returns the texts to redact; a token's parts are as good as the token.
    public List<String> secrets() {
        return isToken() ? List.of(text, text.substring(text.indexOf('.') + 1)) : List.of(text);
    }

    /// Returns the token's `exp` claim, null for a key.
    public @Nullable Instant end() {
        if (!isToken()) {
            return null;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(text.split("\\.", -1)[1]);
            JsonNode end = JsonMapper.shared()
                    .readTree(new String(claims, StandardCharsets.UTF_8))
                    .path("exp");
            return end.isNumber() ? Instant.ofEpochSecond(end.asLong(0)) : null;
        } catch (IllegalArgumentException | JacksonException | DateTimeException unreadable) {
            // The server judges it.
            return null;
        }
    }

    @Override
    public String toString() {
        return isToken() ? "DaytonaCredential[token]" : "DaytonaCredential[key]";
    }
}
