package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The first saved views as buttons in sight, those of teams before those of the user.
final class ViewTabs extends Div {

    /// The others are behind the button of all views.
    private static final int SHOWN = 5;

    private final SavedViews views;

    private final Consumer<SandboxFilter> onApply;

    private final Map<Button, SandboxFilter> tabs = new LinkedHashMap<>();

    private SandboxFilter current = SandboxFilter.EVERYTHING;

    ViewTabs(SavedViews views, Consumer<SandboxFilter> onApply) {
        this.views = views;
        this.onApply = onApply;
        addClassName("view-tabs");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("filter.saved.views"));
        setVisible(false);
        views.onLoad(result -> {
            if (result instanceof AsyncResult.Success<List<SavedFilter>>(var known)) {
                show(known);
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        views.load(event.getUI());
    }

    /// Marks the views with the filter in force.
    void mark(SandboxFilter filter) {
        current = filter;
        tabs.forEach((tab, viewed) -> {
            boolean pressed = viewed.equals(filter);
            tab.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
            tab.setClassName("chosen", pressed);
        });
    }

    private void show(List<SavedFilter> known) {
        removeAll();
        tabs.clear();
        var words = views.words(known);
        known.stream()
                .sorted(Comparator.comparing(view -> view.team() == null))
                .limit(SHOWN)
                .forEach(view -> {
                    var tab = new Button(view.name(), _ -> onApply.accept(view.filter()));
                    tab.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
                    tab.addClassName("view-tab");
                    tab.setTooltipText(words.of(view.filter()));
                    tabs.put(tab, view.filter());
                    add(tab);
                });
        setVisible(!known.isEmpty());
        mark(current);
    }
}
