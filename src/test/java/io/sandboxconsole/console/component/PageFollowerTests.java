package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.communication.PushConnection;
import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.support.TaskExecutorAdapter;

class PageFollowerTests extends ConsoleTest {

    private final AtomicInteger refreshed = new AtomicInteger();

    private final AtomicInteger aged = new AtomicInteger();

    private final Browser browser = new Browser();

    private final ManualScheduler scheduler = new ManualScheduler(() -> clock.instant());

    private final TestInventory inventory = TestInventory.within(new AccessScope(true, Set.of(), null), List.of());

    private final List<Runnable> waiting = new ArrayList<>();

    /// The browser's side of a page, which a test closes.
    private static final class Browser implements PushConnection {

        private boolean connected = true;

        @Override
        public void push() {}

        @Override
        public void disconnect() {}

        @Override
        public boolean isConnected() {
            return connected;
        }
    }

    private boolean gone() {
        return BrowserPresence.of(UI.getCurrent()).gone(clock.instant());
    }

    @Test
    void a_page_is_gone_when_its_browser_has_been_away_for_a_while() {
        signIn("viewer");
        boolean beforeThePushConnection = gone();
        UI.getCurrent().getInternals().setPushConnection(browser);
        boolean open = gone();

        browser.connected = false;
        boolean atFirst = gone();
        clock.advance(BrowserPresence.PATIENCE);
        boolean afterAWhile = gone();
        browser.connected = true;

        assertThat(beforeThePushConnection).isFalse();
        assertThat(open).isFalse();
        assertThat(atFirst).isFalse();
        assertThat(afterAWhile).isTrue();
        assertThat(gone()).isFalse();
    }

    @Test
    void a_page_without_a_push_connection_is_never_gone() {
        signIn("viewer");

        boolean first = gone();
        clock.advance(Duration.ofHours(1));

        assertThat(first).isFalse();
        assertThat(gone()).isFalse();
    }

    /// A part of the page that follows the inventory.
    private Div followed(Duration interval) {
        UI.getCurrent().getInternals().setPushConnection(browser);
        var part = new Div();
        part.addAttachListener(attached -> new PageFollower(inventory.inventory(), scheduler, clock)
                .follow(attached, interval, refreshed::incrementAndGet, aged::incrementAndGet));
        UI.getCurrent().add(part);
        return part;
    }

    @Test
    void a_page_without_a_browser_is_left_alone_and_caught_up_with() {
        signIn("viewer");
        var part = followed(Duration.ofSeconds(1));

        inventory.change();
        settle();
        int open = refreshed.get();
        browser.connected = false;
        gone();
        clock.advance(Duration.ofMinutes(1));
        inventory.change();
        settle();
        int away = refreshed.get();
        browser.connected = true;
        scheduler.ticking().forEach(Runnable::run);
        settle();
        int back = refreshed.get();
        scheduler.ticking().forEach(Runnable::run);
        settle();

        assertThat(open).isEqualTo(1);
        assertThat(away).isEqualTo(1);
        assertThat(back).isEqualTo(2);
        assertThat(refreshed).hasValue(2);
        assertThat(aged).hasValue(1);
        UI.getCurrent().remove(part);
        assertThat(scheduler.ticking()).isEmpty();
    }

    /// In a fleet that changes all the time, what a person has done would else show only with the next interval.
    @Test
    void an_own_act_shows_at_once_also_directly_behind_another_change() {
        signIn("viewer");
        var part = followed(Duration.ofHours(2));
        inventory.change();
        settle();

        inventory.change();
        settle();
        int held = refreshed.get();
        PageFollower.catchUp(UI.getCurrent());
        int own = refreshed.get();
        UI.getCurrent().remove(part);
        PageFollower.catchUp(UI.getCurrent());

        assertThat(held).isEqualTo(1);
        assertThat(own).isEqualTo(2);
        assertThat(refreshed).hasValue(2);
    }

    @Test
    void a_read_for_a_page_that_was_closed_meanwhile_is_not_begun() {
        signIn("viewer");
        var ui = UI.getCurrent();
        var background = new Background(new TaskExecutorAdapter(waiting::add));
        var reads = new AtomicInteger();
        background.read(ui, reads::incrementAndGet, _ -> {});
        background.run(ui, reads::incrementAndGet, _ -> {});

        ui.close();
        waiting.forEach(Runnable::run);

        // A change that was asked for is made all the same.
        assertThat(reads).hasValue(1);
    }
}
