package io.sandboxconsole.console.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends browser sessions that are idle or too old, also those that an open page keeps alive by heartbeats and pushes.
///
/// The container and Vaadin count requests, and a page with live data makes them by itself. Here only the person's
/// input counts, which the page reports.
@Component
@EnableConfigurationProperties(SessionProperties.class)
public class SessionLimits implements VaadinServiceInitListener {

    private static final String LAST_TOUCH = SessionLimits.class.getName() + ".lastTouch";

    private final SessionProperties limits;
    private final transient Clock clock;
    private final transient Set<VaadinSession> sessions = ConcurrentHashMap.newKeySet();

    SessionLimits(SessionProperties limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(begin -> {
            touched(begin.getSession());
            sessions.add(begin.getSession());
        });
        event.getSource().addSessionDestroyListener(end -> sessions.remove(end.getSession()));
    }

    /// Records a person's input. Called with the session locked.
    public void touched(VaadinSession session) {
        session.setAttribute(LAST_TOUCH, clock.instant());
    }

    @Scheduled(fixedDelayString = "PT15S")
    void enforce() {
        // A busy session runs the check when its lock is released; this thread does not wait.
        for (VaadinSession session : sessions) {
            var _ = session.access(() -> endWhenOver(session));
        }
    }

    private void endWhenOver(VaadinSession session) {
        @Nullable WrappedSession container = session.getSession();
        if (container == null || !over(session, container)) {
            return;
        }
        session.getUIs().forEach(SessionLimits::reload);
        sessions.remove(session);
        container.invalidate();
    }

    private static void reload(UI ui) {
        // Reloading leads to the sign-in, and from there back to this page. Delayed until the session is invalid.
        ui.getPage().executeJs("setTimeout(() => location.reload(), 500)");
        if (ui.getPushConfiguration().getPushMode().isEnabled()) {
            ui.push();
            // Waits until the message is sent: the end of the session cuts the connection.
            ui.getInternals().getPushConnection().disconnect();
        }
    }

    private boolean over(VaadinSession session, WrappedSession container) {
        var now = clock.instant();
        var begun = Instant.ofEpochMilli(container.getCreationTime());
        boolean idle = session.getAttribute(LAST_TOUCH) instanceof Instant touch
                && touch.plus(limits.idleTimeout()).isBefore(now);
        return idle || begun.plus(limits.absoluteTimeout()).isBefore(now);
    }
}
