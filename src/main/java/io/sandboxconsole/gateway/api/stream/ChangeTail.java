package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.history.change.ChangeLog;
import io.sandboxconsole.history.change.FleetChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Reads the newest changes once for all streams, those of other consoles on the database too, and keeps some thousands
/// of them: a stream that has fallen further behind reads from the database. Safe for use by several threads.
@Component
class ChangeTail {

    static final int MOST_KEPT = 5_000;

    private static final int PAGE = 500;

    private static final Logger log = LoggerFactory.getLogger(ChangeTail.class);

    private final ChangeLog changes;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// The newest changes, without a gap between their numbers.
    private final List<FleetChange> kept = new ArrayList<>();

    /// The number up to which changes were read; negative while there are no followers.
    private long read = -1;

    ChangeTail(ChangeLog changes) {
        this.changes = changes;
    }

    Runnable listen(Runnable onNews) {
        listeners.add(onNews);
        return () -> listeners.remove(onNews);
    }

    /// Returns changes behind `number`, in their order; none if there are none yet.
    List<FleetChange> after(long number, int most) {
        synchronized (kept) {
            if (!kept.isEmpty() && number >= kept.getFirst().number() - 1) {
                int from = (int) Math.min(kept.size(), number - kept.getFirst().number() + 1);
                return List.copyOf(kept.subList(from, Math.min(kept.size(), from + most)));
            }
        }
        return changes.after(number, most);
    }

    /// Looks for changes, as long as there are streams.
    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        if (listeners.isEmpty()) {
            forget();
            return;
        }
        try {
            if (readOn()) {
                listeners.forEach(Runnable::run);
            }
        } catch (DataAccessException away) {
            log.debug("The changes cannot be read now.", away);
        }
    }

    private void forget() {
        synchronized (kept) {
            kept.clear();
            read = -1;
        }
    }

    /// @return whether there is news
    private boolean readOn() {
        long end = changes.end();
        if (read < 0 || end < read) {
            forget();
            read = end;
            // Streams that began before this look have read from the database themselves.
            return true;
        }
        boolean any = false;
        while (read < end) {
            List<FleetChange> more = changes.after(read, PAGE);
            if (more.isEmpty()) {
                // Purged meanwhile: what is missing is not between two that are kept.
                forget();
                read = end;
                return true;
            }
            keep(more);
            read = more.getLast().number();
            any = true;
        }
        return any;
    }

    private void keep(List<FleetChange> more) {
        synchronized (kept) {
            if (!kept.isEmpty() && more.getFirst().number() != kept.getLast().number() + 1) {
                kept.clear();
            }
            kept.addAll(more);
            if (kept.size() > MOST_KEPT) {
                kept.subList(0, kept.size() - MOST_KEPT).clear();
            }
        }
    }
}
