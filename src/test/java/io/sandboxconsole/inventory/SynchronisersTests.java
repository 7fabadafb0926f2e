package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

@Timeout(60)
class SynchronisersTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration INSTANT = Duration.ofNanos(1);

    private final ScriptedEngine engine = new ScriptedEngine();

    private final Semaphore listings = new Semaphore(0);

    private final CountDownLatch interrupted = new CountDownLatch(1);

    private final Fleet fleet = new Fleet(_ -> {}, InstantSource.system());

    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

    private final Synchronisers synchronisers = synchronisers();

    private Synchronisers synchronisers() {
        scheduler.setVirtualThreads(true);
        var properties = new InventoryProperties(HOUR, HOUR, INSTANT, HOUR, HOUR, HOUR, 5, 2, 20);
        var feed = new ChangeFeed(Runnable::run, scheduler, InstantSource.system());
        var assembly = new InventoryAssembly(
                properties, feed, scheduler, InstantSource.system(), RandomGenerator.getDefault());
        var creatorLookup = new CreatorLookup(rows -> rows, fleet);
        return new Synchronisers(List.of(assembly.synchroniser(engine.connection(), fleet, creatorLookup)), scheduler);
    }

    @AfterEach
    void stop() {
        synchronisers.stop();
        scheduler.close();
    }

    @Test
    void a_connection_is_listed_at_the_start_and_when_somebody_asks() throws InterruptedException {
        engine.listing = this::counted;

        synchronisers.start();
        listings.acquire();
        synchronisers.refresh(ScriptedEngine.ID);
        listings.acquire();

        assertThat(synchronisers.isRunning()).isTrue();
        assertThat(engine.asked).containsExactly("check", "list", "list");
    }

    @Test
    void stopping_interrupts_a_listing_that_hangs() throws InterruptedException {
        engine.listing = this::hanging;
        synchronisers.start();
        listings.acquire();

        synchronisers.stop();

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(synchronisers.isRunning()).isFalse();
    }

    @Test
    void an_inventory_that_was_stopped_in_a_listing_lists_at_once_when_it_starts_again() throws InterruptedException {
        engine.listing = this::hanging;
        synchronisers.start();
        listings.acquire();
        synchronisers.stop();
        engine.listing = this::counted;

        synchronisers.start();
        listings.acquire();

        assertThat(synchronisers.isRunning()).isTrue();
    }

    private List<Sandbox> hanging() {
        listings.release();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopping) {
            interrupted.countDown();
            throw new ProviderException.TimedOut(ScriptedEngine.ID, Duration.ZERO, stopping);
        }
        return List.of();
    }

    private List<Sandbox> counted() {
        listings.release();
        return List.of();
    }
}
