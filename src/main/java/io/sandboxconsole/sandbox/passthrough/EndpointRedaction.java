package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Reads an endpoint for a caller without permission to read its credentials.
final class EndpointRedaction {

    private EndpointRedaction() {}

    /// Forwards only the address: an unknown member might be a credential, too.
    static EngineResponse withoutCredentials(Entrance entrance, EngineRequest request) {
        var query = QueryString.of(request.query()).without("expires");
        var answer = entrance.send(request.withQuery(query.text()));
        byte[] bytes = entrance.whole(answer);
        if (answer.status() != 200) {
            return EngineResponse.of(answer.status(), answer.headers(), bytes);
        }
        String address = entrance.understood(bytes, body -> JsonScanner.leniently(body, EndpointRedaction::address));
        String redacted =
                JsonMapper.shared().createObjectNode().put("endpoint", address).toString();
        return EngineResponse.of(200, contentHeaders(answer), redacted.getBytes(StandardCharsets.UTF_8));
    }

    private static String address(JsonParser parser) {
        String address = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("endpoint")) {
                address = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return address;
    }

    private static List<EngineRequest.Header> contentHeaders(EngineResponse answer) {
        return answer.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Content-Length"))
                .toList();
    }
}
