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

/// The tabs of the details; those that mean nothing for a sandbox are left out.
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

    /// The part that scrolls takes the focus by itself, and a list of tabs must hold nothing but tabs that do.
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs("Promise.resolve(this.updateComplete).then(() =>"
                        + " this.shadowRoot?.querySelector('#scroll')?.removeAttribute('tabindex'))");
    }

    void show(Set<DetailsTab> offered) {
        tabs.forEach((value, tab) -> tab.setVisible(offered.contains(value)));
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
            case SNAPSHOTS -> text("details.tab.snapshots");
            case AUDIT -> text("details.tab.audit");
        };
    }
}
