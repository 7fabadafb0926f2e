package io.sandboxconsole.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Adds the demo's settings, with the lowest precedence, when no engine or issuer is configured, or on request.
class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

    static final String IDENTITY_PORT = "demo.identity.port";
    static final String IDENTITY_ENABLED = "demo.identity.enabled";
    static final String SIMULATOR_PORT = "simulator.port";

    private static final int LOWEST_FREE_PORT = 20_000;

    private static final int FIRST_EPHEMERAL_PORT = 32_768;

    private static final int TRIES = 100;

    /// Runs after the configuration files were read, because an engine or an issuer may be configured there.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (application.getWebApplicationType() == WebApplicationType.SERVLET) {
            apply(environment);
        }
    }

    static void apply(ConfigurableEnvironment environment) {
        DemoActivation activation = DemoActivation.of(environment);
        if (activation == DemoActivation.OFF) {
            return;
        }
        environment.addActiveProfile(DemoActivation.PROFILE);
        environment.getPropertySources().addLast(new MapPropertySource("demo", settings(environment)));
        DemoSafety.check(environment, activation);
        replaceRandomPorts(environment);
    }

    private static Map<String, Object> settings(ConfigurableEnvironment environment) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(DemoActivation.SWITCH, "true");
        settings.put("server.address", "127.0.0.1");
        settings.put("simulator.enabled", "true");
        settings.put(SIMULATOR_PORT, "8091");
        settings.put("simulator.churn-per-minute", "6");
        settings.put("console.connections.opensandbox.type", "opensandbox");
        settings.put("console.connections.opensandbox.name", "Simulated OpenSandbox");
        settings.put("console.connections.opensandbox.url", "http://127.0.0.1:${simulator.port}/opensandbox");
        settings.put("console.connections.opensandbox.api-key", "sim-opensandbox-key");
        settings.put("console.connections.daytona.type", "daytona");
        settings.put("console.connections.daytona.name", "Simulated Daytona");
        settings.put("console.connections.daytona.url", "http://127.0.0.1:${simulator.port}/daytona/api");
        settings.put("console.connections.daytona.api-key", "sim-daytona-key");
        // Crabbox writes no team on its leases.
        settings.put("console.connections.daytona.team", "platform");
        settings.put("console.connections.daytona.shared-snapshots", "acme-ci,acme-agents");
        boolean identity = !DemoActivation.hasIdentityProvider(environment);
        if (identity) {
            addIdentityProvider(settings);
        }
        DemoSecret.addForKeys(environment, settings);
        DemoKey.addSettings(identity, settings);
        return settings;
    }

    private static void addIdentityProvider(Map<String, Object> settings) {
        settings.put(IDENTITY_ENABLED, "true");
        settings.put(IDENTITY_PORT, "8092");
        settings.put("console.oidc.issuer", "http://localhost:${demo.identity.port}");
        settings.put("console.oidc.client-id", "sandbox-console");
        settings.put("console.oidc.client-secret", DemoSecret.random());
        settings.put("console.oidc.name", "Demo identity");
        settings.put("console.terminal.client-id", DemoClient.TERMINAL);
        // The framework allows no "openid" in the flow for devices.
        settings.put("console.terminal.scopes", "profile,email");
        settings.put("console.gateway.audience", "${console.oidc.client-id}");
    }

    // Other settings are derived from these ports, so a random one has to be known before a server listens on it.
    private static void replaceRandomPorts(ConfigurableEnvironment environment) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (String name : List.of(IDENTITY_PORT, SIMULATOR_PORT)) {
            if ("0".equals(environment.getProperty(name))) {
                chosen.put(name, freePort(chosen.values()));
            }
        }
        environment.getPropertySources().addFirst(new MapPropertySource("demo ports", chosen));
    }

    /// A free port not in `chosen`, below the system's ephemeral ports: one of those may be taken before the demo
    /// listens on it.
    static int freePort(Collection<?> chosen) {
        return ThreadLocalRandom.current()
                .ints(TRIES, LOWEST_FREE_PORT, FIRST_EPHEMERAL_PORT)
                .filter(port -> !chosen.contains(port) && isFree(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port was found on the loopback interface."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
