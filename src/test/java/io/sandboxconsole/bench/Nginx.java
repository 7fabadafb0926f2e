package io.sandboxconsole.bench;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// Debian's nginx: a static backend, and a proxy with a key check before each backend.
record Nginx(Process process, Ports ports) implements AutoCloseable {

    /// Where it listens: the static backend, the proxy before it, and the proxy before the slow one.
    record Ports(int backend, int beforeStatic, int beforeSlow) {}

    private static final Path FOLDER = ConsoleBench.FOLDER.resolve("nginx");

    static boolean present() {
        return onPath("nginx");
    }

    static boolean onPath(String program) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static Nginx start(int slow) throws IOException {
        Files.createDirectories(FOLDER);
        var ports = new Ports(freePort(), freePort(), freePort());
        Path configuration = FOLDER.resolve("nginx.conf").toAbsolutePath();
        Files.writeString(configuration, configuration(ports, slow));
        var process = new ProcessBuilder(
                        "/usr/sbin/nginx", "-p", FOLDER.toAbsolutePath().toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("nginx.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), ports.beforeSlow())) {
                return true;
            }
        });
        return new Nginx(process, ports);
    }

    private static String configuration(Ports ports, int slow) {
        return """
                worker_processes 2;
                daemon off;
                pid nginx.pid;
                error_log stderr warn;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 100000000;
                  default_type application/json;
                  upstream static { server 127.0.0.1:%1$d; keepalive 64; keepalive_requests 100000000; }
                  upstream slow { server 127.0.0.1:%4$d; keepalive 64; keepalive_requests 100000000; }
                  server {
                    listen 127.0.0.1:%1$d;
                    location = /health { return 200 '%8$s'; }
                    location = /v1/sandboxes { return 200 '%6$s'; }
                    location / { return 200 '%5$s'; }
                  }
                  server { listen 127.0.0.1:%2$d; location / { %7$s proxy_pass http://static; } }
                  server { listen 127.0.0.1:%3$d; location / { %7$s proxy_pass http://slow; } }
                }
                """.formatted(
                        ports.backend(),
                        ports.beforeStatic(),
                        ports.beforeSlow(),
                        slow,
                        Backend.BODY,
                        Backend.LISTING,
                        keyCheck(),
                        Backend.HEALTH);
    }

    private static String keyCheck() {
        return "if ($http_open_sandbox_api_key != \"%s\") { return 401; } proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header OPEN-SANDBOX-API-KEY bench-engine-key;"
                .formatted(GatewayBench.KEY);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
