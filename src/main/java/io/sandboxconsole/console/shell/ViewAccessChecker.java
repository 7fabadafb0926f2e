package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.RequiresPermission;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks before every view, on every path to it, the permission that the view [RequiresPermission].
@Component
class ViewAccessChecker implements VaadinServiceInitListener {

    private final transient CurrentActor currentActor;
    private final transient Guard guard;
    private final transient Background background;

    ViewAccessChecker(CurrentActor currentActor, Guard guard, Background background) {
        this.currentActor = currentActor;
        this.guard = guard;
        this.background = background;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begin -> begin.getUI().addBeforeEnterListener(this::check));
    }

    /// Whether `actor` may open `view`.
    boolean open(Actor actor, Class<?> view) {
        var required = view.getAnnotation(RequiresPermission.class);
        return required == null
                || Stream.concat(Stream.of(required.value()), Stream.of(required.or()))
                        .anyMatch(permission -> !guard.scope(actor, permission).isEmpty());
    }

    private void check(BeforeEnterEvent event) {
        @Nullable Permission required = required(event.getNavigationTarget());
        if (required == null) {
            return;
        }
        var actor = currentActor.find();
        if (actor.isEmpty()) {
            event.rerouteToError(new NoAccess(), "");
        } else if (!open(actor.get(), event.getNavigationTarget())) {
            record(event.getUI(), actor.get(), new Operation("open-" + path(event), required, Target.CONSOLE));
            boolean nothing = actor.get().grants().isEmpty();
            event.rerouteToError(
                    nothing
                            ? new NoAccess()
                            : new MissingPermission(required, actor.get().roles()),
                    "");
        }
    }

    /// The access is denied already; only its row in the audit trail has to wait for the database.
    private void record(UI ui, Actor actor, Operation operation) {
        background.run(ui, () -> guard.check(actor, operation), result -> {
            if (result instanceof AsyncResult.Failure<UI>(RuntimeException cause) && !(cause instanceof AccessDenied)) {
                Notice.failure(cause);
            }
        });
    }

    private static String path(BeforeEnterEvent event) {
        return event.getLocation().getFirstSegment();
    }

    private static @Nullable Permission required(Class<?> view) {
        var requiresPermission = view.getAnnotation(RequiresPermission.class);
        return requiresPermission == null ? null : requiresPermission.value();
    }
}
