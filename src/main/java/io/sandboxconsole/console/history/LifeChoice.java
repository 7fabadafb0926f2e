package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.sandbox.filter.FilterBar;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;

/// Quick choice between all sandboxes, live ones and ended ones. It reads and writes the filter, as a facet does.
final class LifeChoice extends Composite<RadioButtonGroup<LifeChoice.Which>> {

    /// What can be chosen, with the term that stands for it.
    enum Which {
        ALL(""),
        LIVE("ended:no"),
        ENDED("ended:yes");

        private final String term;

        Which(String term) {
            this.term = term;
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

    /// Shows what `filter` chooses.
    void show(SandboxFilter filter) {
        getContent().setValue(of(filter));
    }

    void setEnabled(boolean enabled) {
        getContent().setEnabled(enabled);
    }

    static Which of(SandboxFilter filter) {
        List<String> terms = filter.terms();
        if (terms.contains(Which.LIVE.term)) {
            return Which.LIVE;
        }
        return terms.contains(Which.ENDED.term) ? Which.ENDED : Which.ALL;
    }

    /// The filter with this choice in place of another one.
    static SandboxFilter in(SandboxFilter filter, Which which) {
        SandboxFilter rest = filter;
        for (int i = filter.terms().size() - 1; i >= 0; i--) {
            String term = filter.terms().get(i);
            if (term.equals(Which.LIVE.term) || term.equals(Which.ENDED.term)) {
                rest = rest.withoutTerm(i);
            }
        }
        return SandboxFilter.parse((rest + " " + which.term).strip());
    }
}
