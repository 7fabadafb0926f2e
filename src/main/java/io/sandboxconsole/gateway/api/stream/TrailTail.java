package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.audit.AuditExport;
import io.sandboxconsole.audit.AuditUnavailable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks once for all streams whether the trail has new rows, those of other consoles too. Safe for use by several
/// threads.
@Component
class TrailTail {

    private static final Logger log = LoggerFactory.getLogger(TrailTail.class);

    private final AuditExport trail;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private long seen = -1;

    TrailTail(AuditExport trail) {
        this.trail = trail;
    }

    Runnable listen(Runnable onNews) {
        listeners.add(onNews);
        return () -> listeners.remove(onNews);
    }

    /// Returns the number of the newest row: all rows up to it can be read.
    long last() {
        return trail.now().lastRow();
    }

    /// Looks for new rows, as long as there are streams.
    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            long last = last();
            if (last != seen) {
                seen = last;
                listeners.forEach(Runnable::run);
            }
        } catch (AuditUnavailable away) {
            log.debug("The trail cannot be read now.", away);
        }
    }
}
