package io.sandboxconsole.console.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(SessionLimits.class);

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
        var now = clock.instant();
        session.setAttribute(LAST_TOUCH, now);
        SignedInSession.in(session.getSession()).ifPresent(signedIn -> signedIn.touch(now));
    }

    /// Ends a container's session; its open pages reload, which leads to the sign-in. Does not wait for them.
    void end(HttpSession container) {
        var open = open(container);
        if (open.isEmpty()) {
            invalidate(container);
        } else {
            open.forEach(session -> {
                var _ = session.access(() -> end(session));
            });
        }
    }

    /// Reloads the open pages of a container's session, because other things are to be seen now. Does not wait.
    void reload(HttpSession container) {
        open(container).forEach(session -> {
            var _ = session.access(
                    () -> session.getUIs().forEach(ui -> ui.getPage().executeJs("location.reload()")));
        });
    }

    private List<VaadinSession> open(HttpSession container) {
        return sessions.stream()
                .filter(session -> session.getSession() instanceof WrappedHttpSession wrapped
                        && wrapped.getHttpSession().getId().equals(container.getId()))
                .toList();
    }

    private static void invalidate(HttpSession container) {
        try {
            container.invalidate();
        } catch (IllegalStateException ended) {
            // It ended by itself in this moment.
            log.debug("A session has ended already", ended);
        }
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
        if (container != null && over(session, container)) {
            end(session);
        }
    }

    /// Called with the session locked.
    private void end(VaadinSession session) {
        @Nullable WrappedSession container = session.getSession();
        if (container == null) {
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
