package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The address of a sandbox's port, without a scheme, and the headers the caller must send. The headers' values are
/// credentials, and so is a signed address; neither is ever printed.
///
/// @param asking whether the engine asks for headers, also where they are left out here
public record Endpoint(String address, Map<String, String> headers, boolean asking) {

    public Endpoint {
        headers = Map.copyOf(headers);
    }

    /// An endpoint with all headers that the engine asks for.
    public Endpoint(String address, Map<String, String> headers) {
        this(address, headers, !headers.isEmpty());
    }

    /// The names of the headers, which are no secret.
    public Set<String> headerNames() {
        return new TreeSet<>(headers.keySet());
    }

    /// The same endpoint for a reader without permission to read credentials.
    public Endpoint withoutCredentials() {
        return new Endpoint(address, Map.of(), asking);
    }

    @Override
    public String toString() {
        return "Endpoint[headers=%s]".formatted(headerNames());
    }
}
