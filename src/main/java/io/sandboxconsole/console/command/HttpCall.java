package io.sandboxconsole.console.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A call of the console by HTTP. Its address and its key stay variables of the shell, so that neither stands in a
/// screen, in a history of commands or in a chat.
///
/// @param header the header with the credential, which names the variable
/// @param steps the path, step by step and not encoded
/// @param body becomes JSON; holds no secret
record HttpCall(
        String method,
        String header,
        List<String> steps,
        List<Parameter> query,
        @Nullable Object body) {

    /// The variable that has the console's address; the command line reads it, too.
    static final String ADDRESS = "SANDBOX_CONSOLE_URL";

    /// The variable that has a key; the command line reads it, too.
    static final String KEY = "SANDBOX_CONSOLE_KEY";

    private static final String BEARER = "Authorization: Bearer $" + KEY;

    private static final String ENGINE_HEADER = "OPEN-SANDBOX-API-KEY: $" + KEY;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    HttpCall {
        steps = List.copyOf(steps);
        query = List.copyOf(query);
    }

    /// A part of the query, not encoded; a name may occur several times.
    record Parameter(String name, String value) {}

    /// A call of the console's own API.
    static HttpCall api(String method, String... steps) {
        return new HttpCall(method, BEARER, prefixed("api", steps), List.of(), null);
    }

    /// A call of the engine's API, as the gateway serves it.
    static HttpCall engine(String method, String... steps) {
        return new HttpCall(method, ENGINE_HEADER, prefixed("v1", steps), List.of(), null);
    }

    private static List<String> prefixed(String first, String... steps) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(steps));
        return all;
    }

    /// The same call with a parameter more; an empty one is left out.
    HttpCall with(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new HttpCall(method, header, steps, more, body);
    }

    HttpCall sending(Object json) {
        return new HttpCall(method, header, steps, query, json);
    }

    /// Returns the call as a command for bash.
    String curl() {
        var command = new StringBuilder("curl");
        if (!method.equals("GET")) {
            command.append(" -X ").append(method);
        }
        command.append(" \"$")
                .append(ADDRESS)
                .append(address())
                .append("\" \\\n  -H \"")
                .append(header)
                .append('"');
        if (body != null) {
            command.append(" \\\n  -H \"Content-Type: application/json\" \\\n  -d ")
                    .append(BashText.single(json(body)));
        }
        return command.toString();
    }

    /// Encoded, so that nothing in it means anything to a shell.
    private String address() {
        String path = steps.stream().map(HttpCall::encoded).collect(Collectors.joining("/", "/", ""));
        return query.isEmpty()
                ? path
                : path
                        + query.stream()
                                .map(part -> part.name() + "=" + encoded(part.value()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /// Invisible characters can only stand in texts of the JSON, where an escape means the same.
    private static String json(Object body) {
        var shown = new StringBuilder();
        JSON.writeValueAsString(body).chars().forEach(unit -> {
            if (Character.getType(unit) == Character.FORMAT || unit == '\u2028' || unit == '\u2029' || unit == 127) {
                shown.append("\\u%04x".formatted(unit));
            } else {
                shown.append((char) unit);
            }
        });
        return shown.toString();
    }
}
