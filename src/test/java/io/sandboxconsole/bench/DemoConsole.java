package io.sandboxconsole.bench;

import static org.awaitility.Awaitility.await;

import io.sandboxconsole.Application;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.Fleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The console as the demo starts it, with an identity provider to sign in at, and a simulated fleet of 200 teams that
/// changes only when told to.
record DemoConsole(ConfigurableApplicationContext context) implements AutoCloseable {

    /// Starts the console on a database in memory and waits until its inventory holds the whole fleet.
    static DemoConsole start(int size, String... settings) {
        return startOn("mem:" + UUID.randomUUID(), size, settings);
    }

    /// The same on another embedded database.
    ///
    /// @param database where it is, such as `file:/tmp/console`
    static DemoConsole startOn(String database, int size, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--console.demo=true",
                "--server.port=0",
                "--simulator.port=0",
                "--demo.identity.port=0",
                "--simulator.fleet.size=" + size,
                // What is measured is the console with a fleet of one known size.
                "--simulator.fleet.daytona=0",
                "--simulator.fleet.teams=200",
                "--simulator.fleet.seed=2026",
                "--simulator.churn-per-minute=0",
                // Otherwise the fleet shrinks while it is measured.
                "--simulator.expired-stay-alive=true",
                "--spring.datasource.url=jdbc:h2:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        .formatted(database)));
        arguments.addAll(Arrays.asList(settings));
        var console =
                new DemoConsole(new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new)));
        BareGrid.register(console.context);
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> console.health().rows() >= size);
        return console;
    }

    Inventory inventory() {
        return context.getBean(Inventory.class);
    }

    ConnectionHealth health() {
        return inventory().health().stream()
                .filter(health -> health.connection().value().equals("opensandbox"))
                .findFirst()
                .orElseThrow();
    }

    Fleet fleet() {
        return context.getBean(Simulator.class).fleet();
    }

    /// The root, without a slash at the end.
    String address() {
        return "http://localhost:%s".formatted(context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
