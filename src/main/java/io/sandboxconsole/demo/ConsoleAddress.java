package io.sandboxconsole.demo;

import java.util.List;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.core.env.Environment;

/// Holds the console's address; correct also for a random port, once the console's web server has published its port.
final class ConsoleAddress {

    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");
    private static final List<String> SCHEMES = List.of("http", "https");

    private final String contextPath;
    private volatile int port;

    ConsoleAddress(Environment environment) {
        this.contextPath = environment.getProperty("server.servlet.context-path", "");
        this.port = environment.getProperty("server.port", Integer.class, 8090);
    }

    void learnPort(WebServerInitializedEvent event) {
        // A management server on a port of its own has a namespace; the console has none.
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    String url() {
        return "http://localhost:%d%s/".formatted(port, contextPath);
    }

    /// All URLs under which a browser on this machine may address this path of the console.
    List<String> spellings(String path) {
        return SCHEMES.stream()
                .flatMap(scheme -> HOSTS.stream().map(host -> "%s://%s:%d".formatted(scheme, host, port)))
                .map(origin -> origin + contextPath + path)
                .toList();
    }
}
