package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.ui.Transport;
import io.sandboxconsole.console.signin.PushNeedsSession;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atmosphere.cpr.AtmosphereResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Brings live data to browsers behind a proxy that does not pass WebSockets: a page turns to long polling within
/// seconds, and the further pages of its session begin with it. The log says so once.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PushTransport extends OncePerRequestFilter implements VaadinServiceInitListener, SelfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PushTransport.class);

    /// Whether web sockets reach the console from the browser of a session.
    private static final String WEB_SOCKETS = PushTransport.class.getName() + ".webSockets";

    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    public Subject subject() {
        return Subject.PUSH;
    }

    @Override
    public List<Finding> check() {
        return List.of(
                told.get()
                        ? new Finding(
                                Condition.WEBSOCKETS_BLOCKED,
                                Message.of("doctor.push.blocked"),
                                Message.of("doctor.push.blocked.then"))
                        : Finding.good(Message.of("doctor.push.good")));
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begin -> configure(begin.getUI()));
    }

    private static void configure(UI ui) {
        var push = ui.getPushConfiguration();
        // Vaadin tries a web socket thirteen times, every five seconds, before it turns to long polling.
        push.setParameter("maxWebsocketErrorRetries", "0");
        push.setParameter("reconnectInterval", "2000");
        if (Boolean.FALSE.equals(ui.getSession().getSession().getAttribute(WEB_SOCKETS))) {
            // After the application's own annotation, which counts after all listeners of a new page.
            ui.beforeClientResponse(ui, _ -> push.setTransport(Transport.LONG_POLLING));
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + "/VAADIN/push");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable HttpSession session = request.getSession(false);
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if (session == null) {
            chain.doFilter(request, response);
        } else if (upgrade) {
            session.setAttribute(WEB_SOCKETS, true);
            chain.doFilter(request, response);
        } else if (PushNeedsSession.asksFor(request, "websocket")) {
            // A proxy has dropped the upgrade. Without an error, the browser would wait for its web socket.
            doWithout(session);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (PushNeedsSession.asksFor(request, "long-polling")) {
            // A browser that has had a web socket in this session lost it with the connection.
            if (session.getAttribute(WEB_SOCKETS) == null) {
                doWithout(session);
            }
            var poll = new LongPoll(request);
            chain.doFilter(poll, response);
            poll.endIfAnswered();
        } else {
            chain.doFilter(request, response);
        }
    }

    private void doWithout(HttpSession session) {
        session.setAttribute(WEB_SOCKETS, false);
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "[{}] WebSockets do not reach the console from a browser, so its pages get live data by long polling."
                            + " Let the proxy pass upgrades of /VAADIN/push. This is said once.",
                    Condition.WEBSOCKETS_BLOCKED);
        }
    }

    /// A request that may be touched after it was answered. Atmosphere tidies it up then, and takes Tomcat's objection
    /// for a failed write: it would drop the page's next request, which may be there already, and all its messages.
    private static final class LongPoll extends HttpServletRequestWrapper {

        private volatile @Nullable AtmosphereResource resource;

        LongPoll(HttpServletRequest request) {
            super(request);
        }

        /// Ends a response whose message was there before the response was kept open: Atmosphere found nothing to end
        /// then, and would leave it open for ever, so that the page asks for no further message.
        void endIfAnswered() {
            var polled = resource;
            if (polled != null && polled.isResumed() && isAsyncStarted()) {
                try {
                    getAsyncContext().complete();
                } catch (IllegalStateException ended) {
                    LOG.trace("The response has ended meanwhile.", ended);
                }
            }
        }

        @Override
        public void setAttribute(String name, Object value) {
            if (value instanceof AtmosphereResource polled) {
                resource = polled;
            }
            super.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            try {
                super.removeAttribute(name);
            } catch (IllegalStateException answered) {
                LOG.trace("The request was answered before {} was removed from it.", name, answered);
            }
        }
    }
}
