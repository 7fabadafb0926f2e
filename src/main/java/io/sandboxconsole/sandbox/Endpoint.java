package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where a port of a sandbox is reached: an address without a scheme, and headers the caller must send. The headers'
/// values are credentials, and so is a signed address; neither is ever printed.
public record Endpoint(String address, Map<String, String> headers) {

    public Endpoint {
        headers = Map.copyOf(headers);
    }

    /// The names of the headers, which are no secret.
    public Set<String> headerNames() {
        return new TreeSet<>(headers.keySet());
    }

    /// The same endpoint for somebody who may not read credentials.
    public Endpoint withoutCredentials() {
        return new Endpoint(address, Map.of());
    }

    @Override
    public String toString() {
        return "Endpoint[headers=%s]".formatted(headerNames());
    }
}
