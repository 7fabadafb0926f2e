package io.sandboxconsole.simulator.daytona.account;

import io.sandboxconsole.simulator.engine.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Issues and verifies the access tokens of people; the simulator is their identity provider as well.
public final class Tokens {

    private static final Pattern FORM = Pattern.compile("eyJ[\\w-]*\\.eyJ[\\w-]*\\.[\\w-]+");
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final byte[] secret = new byte[32];

    public Tokens() {
        new SecureRandom().nextBytes(secret);
    }

    /// The claims of a token about its bearer.
    public record Claims(String subject, String name, String email) {}

    public static boolean isToken(String credential) {
        return FORM.matcher(credential).matches();
    }

    public String issue(String user, Instant expires) {
        JsonNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("sub", user)
                .put("name", Character.toUpperCase(user.charAt(0)) + user.substring(1))
                .put("email", user + "@acme.example")
                .put("exp", expires.getEpochSecond());
        String signed = encoded(HEADER) + "." + encoded(claims.toString());
        return signed + "." + signature(signed);
    }

    /// Returns the token's claims; empty if the signature is another's or the token has expired.
    public Optional<Claims> claims(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        String signed = token.substring(0, dot);
        byte[] expected = signature(signed).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(signed.substring(signed.indexOf('.') + 1));
            JsonNode claims = Json.read(new String(json, StandardCharsets.UTF_8));
            return claims.path("exp").asLong(0) <= now.getEpochSecond()
                    ? Optional.empty()
                    : Optional.of(new Claims(text(claims, "sub"), text(claims, "name"), text(claims, "email")));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode claims, String name) {
        return claims.path(name).asString("");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] bytes = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", missing);
        }
    }
}
