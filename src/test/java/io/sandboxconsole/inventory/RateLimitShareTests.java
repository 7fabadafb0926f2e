package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.daytona.DaytonaFactories;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import io.sandboxconsole.testing.ManualScheduler;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that a console leaves a share of an organization's rate limit to the organization's other clients.
@Timeout(60)
class RateLimitShareTests {

    private static final ConnectionId DAY = new ConnectionId("day");

    private static final int LIMIT = 20;

    private static final int RESERVE = 25;

    private final SettableTime time = new SettableTime();

    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), time);

    private final DaytonaSimulation daytona = simulator.daytona();

    private final ManualScheduler scheduler = new ManualScheduler(time);

    private final ChangeFeed feed = new ChangeFeed(Runnable::run, scheduler, time);

    private final Fleet fleet = new Fleet(feed::publish, time);

    private final SandboxProvider console = provider();

    /// The same organization's limit counts its calls, too.
    private final SandboxProvider other = provider();

    private final Synchroniser synchroniser = new InventoryAssembly(
                    new InventoryProperties(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(20),
                            5,
                            2,
                            RESERVE),
                    feed,
                    scheduler,
                    time,
                    new Random(1))
            .synchroniser(
                    new Connection(DAY, "Daytona", "daytona.example.test", console),
                    fleet,
                    new CreatorLookup(rows -> rows, fleet));

    private SandboxProvider provider() {
        return DaytonaFactories.hasty(time.withZone(ZoneOffset.UTC))
                .connect(new ConnectionSettings(
                        DAY, "Daytona", "daytona", daytona.api(), "sim-daytona-key", "nobody", null, null));
    }

    private SandboxId any = new SandboxId(DAY, "none");

    @BeforeEach
    void populate() {
        IntStream.range(0, 30)
                .mapToObj(number -> DaytonaSandbox.started("swift-" + number, daytona.organization(), time.instant()))
                .forEach(daytona.fleet()::add);
        synchroniser.round();
        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        any = other.list().sandboxes().getFirst().id();
        daytona.behaviour().limit("authenticated", LIMIT, 60);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void round() {
        if (synchroniser.dueIn().isPositive()) {
            time.pass(synchroniser.dueIn());
        }
        synchroniser.round();
    }

    private SandboxId any() {
        return any;
    }

    @Test
    void listings_leave_the_reserve_to_the_others_and_go_on_after_the_reset() {
        int rounds = 0;
        while (console.gate().orElseThrow().hold().isEmpty()) {
            round();
            rounds++;
        }
        long left = remaining();
        ConnectionHealth held = synchroniser.health();
        Duration wait = synchroniser.dueIn();

        assertThat(rounds).isGreaterThan(5);
        assertThat(left).isEqualTo(LIMIT * RESERVE / 100);
        assertThat(held.status()).isEqualTo(Status.UP);
        assertThat(held.pace().hold()).isNotNull();
        assertThat(wait).isGreaterThan(Duration.ofSeconds(20));
        for (int call = 0; call < left; call++) {
            assertThat(other.find(any())).isPresent();
        }

        round();

        assertThat(synchroniser.health().status()).isEqualTo(Status.UP);
        assertThat(synchroniser.health().pace().hold()).isNull();
    }

    @Test
    void what_another_client_uses_counts_as_well() {
        round();
        for (int call = 0; call < LIMIT - 6; call++) {
            other.find(any());
        }
        // The console learns of it from its next answer.
        round();

        assertThat(synchroniser.health().pace().hold()).isNotNull();
    }

    @Test
    void a_click_goes_first_and_is_never_held() {
        round();
        for (int call = 0; call < LIMIT - 2; call++) {
            other.find(any());
        }

        assertThat(console.find(any())).isPresent();
        assertThat(console.gate().orElseThrow().hold()).isPresent();
        time.pass(Duration.ofSeconds(61));
        assertThat(console.list().sandboxes()).hasSize(30);
    }

    @Test
    void a_listing_that_meets_the_reserve_in_its_middle_waits_for_the_reset_and_ends() throws Exception {
        IntStream.range(0, 400)
                .mapToObj(number -> DaytonaSandbox.started("more-" + number, daytona.organization(), time.instant()))
                .forEach(daytona.fleet()::add);
        round();
        for (int call = 0; call < LIMIT - 9; call++) {
            other.find(any());
        }

        var listing = CompletableFuture.supplyAsync(() -> RateLimitGate.background(console::list));
        while (console.gate().orElseThrow().hold().isEmpty()) {
            Thread.onSpinWait();
        }
        boolean early = listing.isDone();
        time.pass(Duration.ofSeconds(61));

        assertThat(early).isFalse();
        assertThat(listing.get().sandboxes()).hasSize(430);
    }

    private long remaining() {
        return console.gate().orElseThrow().limits().stream()
                .filter(limit -> limit.name().equals("authenticated"))
                .mapToLong(limit -> limit.remaining() == null ? -1 : limit.remaining())
                .findFirst()
                .orElseThrow();
    }
}
