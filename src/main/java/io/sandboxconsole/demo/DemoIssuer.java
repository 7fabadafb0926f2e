package io.sandboxconsole.demo;

import java.net.URI;

/// The address under which the identity provider signs its tokens and listens.
record DemoIssuer(String url) {

    int port() {
        return URI.create(url).getPort();
    }
}
