package io.sandboxconsole.simulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.sandboxconsole.simulator.engine.UpgradeFront;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The server that all simulated engines share; it listens on the loopback interface only.
final class SimulatorServer implements AutoCloseable {

    static {
        // The JDK's server reads these once. Without the first, small answers wait for delayed acknowledgements;
        // the others keep idle connections longer than clients do, so that no client meets a closing one.
        setUnlessPresent("sun.net.httpserver.nodelay", "true");
        setUnlessPresent("sun.net.httpserver.idleInterval", "120");
        setUnlessPresent("sun.net.httpserver.maxIdleConnections", "5000");
    }

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final HttpServer server;
    private final UpgradeFront front;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SimulatorServer(int port, Map<String, HttpHandler> handlers) {
        try {
            server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 1024);
            handlers.forEach(server::createContext);
            server.setExecutor(threads);
            server.start();
            front = new UpgradeFront(new InetSocketAddress(LOOPBACK, port), server.getAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The simulator cannot listen on port %d of 127.0.0.1. Free the port or set simulator.port."
                            .formatted(port),
                    failure);
        }
    }

    int port() {
        return front.port();
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The simulator's port did not close.", failure);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static void setUnlessPresent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
