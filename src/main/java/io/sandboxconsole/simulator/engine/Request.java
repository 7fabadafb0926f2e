package io.sandboxconsole.simulator.engine;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP request to an engine.
///
/// @param path the raw path below the engine's mount
public record Request(String method, String mount, String path, String query, Headers headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// Returns the host that the client used, with its port.
    public String host() {
        return header("Host").orElse("127.0.0.1");
    }

    /// Returns the decoded query parameters in their order, each with all of its values.
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                parameters
                        .computeIfAbsent(decoded(name), key -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    /// Returns the value of a parameter; the last one counts when it is repeated.
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name)).map(List::getLast);
    }

    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text; // A stray percent sign stands for itself, as in the engine's own framework.
        }
    }
}
