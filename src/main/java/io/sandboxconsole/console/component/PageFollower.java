package io.sandboxconsole.console.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.sandboxconsole.inventory.Inventory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.TaskScheduler;

/// Keeps parts of pages up to date: after changes of the fleet, and as their data ages. A page whose browser is gone is
/// left alone, and caught up with if the browser comes back.
@org.springframework.stereotype.Component
public class PageFollower {

    /// The data's age changes even without events.
    static final Duration AGEING = Duration.ofSeconds(5);

    private final Inventory inventory;

    private final TaskScheduler scheduler;

    private final Clock clock;

    PageFollower(Inventory inventory, TaskScheduler scheduler, Clock clock) {
        this.inventory = inventory;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Brings the parts of a page up to date now, under the session lock: its person has done something, and looks for
    /// what it led to. Other changes wait for the part's interval.
    public static void catchUp(UI ui) {
        ComponentUtil.fireEvent(ui, new PersonActed(ui));
    }

    /// Runs `refresh` under the session lock after changes, at most once per `interval`, and regularly; ends with the
    /// part's detach.
    public void follow(AttachEvent attached, Duration interval, Runnable refresh) {
        follow(attached, interval, refresh, refresh);
    }

    /// Runs `refresh` under the session lock after changes, at most once per `interval`, and `age` regularly; ends with
    /// the part's detach.
    public void follow(AttachEvent attached, Duration interval, Runnable refresh, Runnable age) {
        Component part = attached.getSource();
        var followed = new Followed(part, attached.getUI(), refresh, age);
        var subscription = inventory.onChange(interval, () -> followed.later(followed::changed));
        var own =
                ComponentUtil.addListener(attached.getUI(), PersonActed.class, _ -> followed.onPage(followed::changed));
        var ageing = scheduler.scheduleAtFixedRate(
                () -> followed.later(followed::aged), clock.instant().plus(AGEING), AGEING);
        part.addDetachListener(detached -> {
            detached.unregisterListener();
            subscription.close();
            own.remove();
            ageing.cancel(false);
        });
    }

    /// An act of the person in front of a page has ended.
    private static final class PersonActed extends ComponentEvent<UI> {

        PersonActed(UI page) {
            super(page, false);
        }
    }

    /// A part of an open page. Its methods but [#later] run under the session lock.
    private final class Followed {

        private final Component part;

        private final UI ui;

        private final Runnable refresh;

        private final Runnable age;

        private boolean missed;

        Followed(Component part, UI ui, Runnable refresh, Runnable age) {
            this.part = part;
            this.ui = ui;
            this.refresh = refresh;
            this.age = age;
        }

        void later(Runnable task) {
            ui.accessLater(() -> onPage(task), () -> {}).run();
        }

        /// The person may have left the page while the task waited for the session.
        private void onPage(Runnable task) {
            if (part.isAttached()) {
                task.run();
            }
        }

        void changed() {
            missed = BrowserPresence.of(ui).gone(clock.instant());
            if (!missed) {
                refresh.run();
            }
        }

        void aged() {
            if (BrowserPresence.of(ui).gone(clock.instant())) {
                return;
            }
            Runnable task = missed ? refresh : age;
            missed = false;
            task.run();
        }
    }
}
