package io.sandboxconsole.console.violation;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.SessionCheck;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import org.springframework.security.core.context.SecurityContextHolder;

/// Breaks the rules of views: each method in its own way.
public class CarelessView {

    private final SandboxService service;

    CarelessView(SandboxService service) {
        this.service = service;
    }

    /// Holds the session lock while the engine thinks.
    void blocks(Actor actor, SandboxId id) {
        service.read(actor, id);
    }

    /// A lambda alone is no background.
    Runnable prepares(Actor actor, SandboxId id) {
        return () -> service.read(actor, id);
    }

    boolean asksSpring() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }

    void goesAroundTheService(SandboxProvider provider, SandboxId id) {
        provider.delete(id);
    }

    Actor asksTheProvider(SessionCheck sessionCheck, Actor actor) {
        return sessionCheck.before(actor).actor();
    }

    /// How it is done.
    public static class CarefulView {

        private final SandboxService service;

        private final Background background;

        CarefulView(SandboxService service, Background background) {
            this.service = service;
            this.background = background;
        }

        void asks(UI ui, Actor actor, SandboxId id) {
            background.call(ui, () -> service.read(actor, id), _ -> {});
        }
    }
}
