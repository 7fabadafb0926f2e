package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.testing.ManualScheduler.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeFeedTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SettableTime time = new SettableTime();

    private final ManualScheduler scheduler = new ManualScheduler(time);

    private final List<Planned> alarms = scheduler.planned();

    private final List<Long> heard = new ArrayList<>();

    private final ChangeFeed feed = new ChangeFeed(Runnable::run, scheduler, time);

    @Test
    void listeners_hear_every_change_in_order_until_they_leave() {
        var subscription = feed.subscribe(change -> heard.add(change.version()));

        feed.publish(InventoryChange.ofHealth(1));
        feed.publish(InventoryChange.ofHealth(2));
        subscription.close();
        subscription.close();
        feed.publish(InventoryChange.ofHealth(3));

        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void a_failing_listener_keeps_nothing_from_the_others() {
        feed.subscribe(_ -> {
            throw new IllegalStateException("broken");
        });
        feed.subscribe(change -> heard.add(change.version()));

        feed.publish(InventoryChange.ofHealth(1));

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void a_listener_may_ask_for_one_notification_per_interval() {
        feed.subscribe(SECOND, () -> heard.add(0L));

        feed.publish(InventoryChange.ofHealth(1));
        time.pass(Duration.ofMillis(300));
        feed.publish(InventoryChange.ofHealth(2));
        feed.publish(InventoryChange.ofHealth(3));

        assertThat(heard).hasSize(1);
        assertThat(alarms).extracting(Planned::delay).containsExactly(Duration.ofMillis(700));
    }

    @Test
    void what_was_held_back_is_told_once_when_the_interval_is_over() {
        feed.subscribe(SECOND, () -> heard.add(0L));
        feed.publish(InventoryChange.ofHealth(1));
        feed.publish(InventoryChange.ofHealth(2));
        feed.publish(InventoryChange.ofHealth(3));

        time.pass(SECOND);
        alarms.removeFirst().run();
        feed.publish(InventoryChange.ofHealth(4));

        assertThat(heard).hasSize(2);
        assertThat(alarms).hasSize(1);
    }

    @Test
    void nobody_is_told_after_leaving() {
        var subscription = feed.subscribe(SECOND, () -> heard.add(0L));
        feed.publish(InventoryChange.ofHealth(1));
        feed.publish(InventoryChange.ofHealth(2));

        subscription.close();
        alarms.removeFirst().run();

        assertThat(heard).hasSize(1);
    }
}
