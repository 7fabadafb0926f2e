package io.sandboxconsole.demo;

import java.net.URI;

/// The issuer URL of the identity provider, which is also its listening address.
record DemoIssuer(String url) {

    int port() {
        return URI.create(url).getPort();
    }
}
