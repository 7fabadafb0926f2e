package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Tab bar of the details, without the tabs that do not apply to the sandbox.
final class DetailsTabs extends Tabs {

    private final Map<DetailsTab, Tab> tabs = new EnumMap<>(DetailsTab.class);

    DetailsTabs(Consumer<DetailsTab> onChoice) {
        addThemeVariants(TabsVariant.LUMO_SMALL, TabsVariant.LUMO_MINIMAL);
        addClassName("details-tabs");
        setAutoselect(false);
        for (DetailsTab value : DetailsTab.values()) {
            var tab = new Tab(label(value));
            tabs.put(value, tab);
            add(tab);
        }
        addSelectedChangeListener(_ -> tabs.forEach((value, tab) -> {
            if (tab.equals(getSelectedTab())) {
                onChoice.accept(value);
            }
        }));
    }

    /// Removes the scroll container from the tab order: in a tab list only tabs may be focusable.
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs("Promise.resolve(this.updateComplete).then(() =>"
                        + " this.shadowRoot?.querySelector('#scroll')?.removeAttribute('tabindex'))");
    }

    void show(Set<DetailsTab> visible) {
        tabs.forEach((value, tab) -> tab.setVisible(visible.contains(value)));
    }

    void choose(DetailsTab tab) {
        setSelectedTab(tabs.get(tab));
    }

    static String label(DetailsTab tab) {
        return switch (tab) {
            case OVERVIEW -> text("details.tab.overview");
            case TIMELINE -> text("details.tab.timeline");
            case ENDPOINTS -> text("details.tab.endpoints");
            case LOGS -> text("details.tab.logs");
            case LAST_WORDS -> text("details.tab.last-words");
            case SNAPSHOTS -> text("details.tab.snapshots");
            case AUDIT -> text("details.tab.audit");
        };
    }
}
