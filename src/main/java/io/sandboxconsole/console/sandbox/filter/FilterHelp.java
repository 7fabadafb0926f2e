package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.function.Consumer;

/// What to do about a filter that nothing matches: its terms, each with a button to remove it, and the filter that was
/// probably meant.
final class FilterHelp extends Div {

    private final SandboxFilter filter;

    private final Corrections corrections;

    private final Consumer<SandboxFilter> onFilter;

    FilterHelp(SandboxFilter filter, TermText words, Corrections corrections, Consumer<SandboxFilter> onFilter) {
        this.filter = filter;
        this.corrections = corrections;
        this.onFilter = onFilter;
        addClassName("filter-help");
        add(new FilterChips(filter, words, onFilter));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (!event.isInitialAttach()) {
            return;
        }
        corrections.find(event.getUI(), filter.toString(), correction -> {
            var question = new Paragraph(text("filter.meant-metadata", correction.field()));
            addComponentAsFirst(new Div(
                    question, Corrections.button(correction, text -> onFilter.accept(SandboxFilter.parse(text)))));
        });
    }
}
