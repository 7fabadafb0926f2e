package io.sandboxconsole.console.component;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells whether a page still has a browser. Vaadin itself closes a page without one only when its heartbeats have been
/// missing for minutes, but the push connection ends with the browser. Used under the session lock.
final class BrowserPresence {

    /// A push connection is renewed within seconds, for example after a change of the network.
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private boolean connected;

    private boolean connectedOnce;

    private @Nullable Instant missingSince;

    private BrowserPresence() {}

    static BrowserPresence of(UI ui) {
        var presence = ComponentUtil.getData(ui, BrowserPresence.class);
        if (presence == null) {
            presence = new BrowserPresence();
            ComponentUtil.setData(ui, BrowserPresence.class, presence);
        }
        presence.look(ui);
        return presence;
    }

    /// Whether the page had a browser once, and has had none for a while.
    boolean gone(Instant now) {
        if (!connectedOnce || connected) {
            missingSince = null;
            return false;
        }
        if (missingSince == null) {
            missingSince = now;
        }
        return Duration.between(missingSince, now).compareTo(PATIENCE) >= 0;
    }

    private void look(UI ui) {
        var push = ui.getInternals().getPushConnection();
        connected = push != null && push.isConnected();
        connectedOnce |= connected;
    }
}
