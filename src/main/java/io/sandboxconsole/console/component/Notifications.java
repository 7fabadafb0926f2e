package io.sandboxconsole.console.component;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Queues the notices of a browser and shows a few at a time. A new notice replaces one that would have closed by
/// itself; a notice that must be read is never replaced, so later ones wait.
final class Notifications {

    private static final int ROOM = 4;

    private final List<NoticeCard> shown = new ArrayList<>();

    private final Deque<NoticeCard> waiting = new ArrayDeque<>();

    private Notifications() {}

    static Notifications of(UI ui) {
        var found = ComponentUtil.getData(ui, Notifications.class);
        if (found == null) {
            found = new Notifications();
            ComponentUtil.setData(ui, Notifications.class, found);
        }
        return found;
    }

    void show(NoticeCard card) {
        if (shown.size() >= ROOM) {
            shown.stream().filter(NoticeCard::expendable).findFirst().ifPresent(this::close);
        }
        if (shown.size() >= ROOM) {
            waiting.add(card);
        } else {
            open(card);
        }
    }

    private void open(NoticeCard card) {
        shown.add(card);
        card.addOpenedChangeListener(event -> {
            if (!event.isOpened() && shown.remove(card)) {
                next();
            }
        });
        card.open();
    }

    private void close(NoticeCard card) {
        // Removed first: the place is for the new card, not for a waiting one.
        shown.remove(card);
        card.close();
    }

    private void next() {
        if (!waiting.isEmpty() && shown.size() < ROOM) {
            open(waiting.remove());
        }
    }
}
