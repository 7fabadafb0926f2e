package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.TrailReads;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.RequiresPermission;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records each question that a person asks of the audit trail: the filter in the address of a view that shows the
/// trail. Another page of the same rows, another order, an open entry and a refresh are no other question.
@Component
class TrailQuestions implements VaadinServiceInitListener {

    /// Parameters of the address that choose no rows.
    private static final Set<String> NO_FILTER =
            Set.of("entry", "sort", "before", "after", "page", "columns", "receipt", "tab");

    private static final String LAST = TrailQuestions.class.getName();

    private final transient CurrentActor currentActor;
    private final transient Guard guard;
    private final transient TrailReads trailReads;
    private final transient Background background;

    TrailQuestions(CurrentActor currentActor, Guard guard, TrailReads trailReads, Background background) {
        this.currentActor = currentActor;
        this.guard = guard;
        this.trailReads = trailReads;
        this.background = background;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begin -> begin.getUI().addAfterNavigationListener(this::opened));
    }

    private void opened(AfterNavigationEvent event) {
        UI ui = event.getLocationChangeEvent().getUI();
        if (event.getActiveChain().stream().noneMatch(view -> showsTrail(view.getClass()))) {
            ComponentUtil.setData(ui, LAST, null);
            return;
        }
        String question = question(event.getLocation().getQueryParameters());
        if (question.equals(ComponentUtil.getData(ui, LAST))) {
            return;
        }
        ComponentUtil.setData(ui, LAST, question);
        currentActor
                .find()
                .filter(actor -> !guard.scope(actor, Permission.READ_AUDIT).isEmpty())
                // After the view has begun to read, which needs not wait for this row.
                .ifPresent(actor -> ui.beforeClientResponse(ui, _ -> record(ui, actor, question)));
    }

    private void record(UI ui, Actor actor, String question) {
        background.run(ui, () -> trailReads.asked(actor, question), result -> {
            if (result instanceof AsyncResult.Failure<UI>(RuntimeException cause)) {
                Notice.failure(cause);
            }
        });
    }

    /// Returns the filter in one order: `action=delete, text=build`.
    static String question(QueryParameters parameters) {
        return new TreeMap<>(parameters.getParameters())
                .entrySet().stream()
                        .filter(parameter -> !NO_FILTER.contains(parameter.getKey()))
                        .map(parameter -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static boolean showsTrail(Class<?> view) {
        @Nullable RequiresPermission required = view.getAnnotation(RequiresPermission.class);
        return required != null && required.value() == Permission.READ_AUDIT;
    }
}
