package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes times, numbers, names and answers as the Daytona server does.
public final class JsonValues {

    static final String PROXY = "http://proxy.localhost:4000/toolbox";
    static final List<String> RUNNERS =
            List.of("1f7c52b8-5d0e-4a43-b5b7-2c9e60d1a384", "9ad3e6f1-30b2-47c8-8f15-d7b4c05e2a69");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JsonValues() {}

    public static Reply reply(int status, JsonNode body) {
        return Reply.of(status, "application/json; charset=utf-8", Json.body(body));
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static @Nullable String optionalTime(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    static void number(ObjectNode json, String name, double value) {
        if (value == Math.rint(value)) {
            json.put(name, (long) value);
        } else {
            json.put(name, value);
        }
    }

    /// Returns the registry's reference to the build of these words.
    static String reference(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return "daytona-%s:daytona".formatted(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
