package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The filter above the audit trail: words, time, facets.
final class AuditFilterBar extends Composite<Div> {

    private final TextField text = new TextField();

    private final AuditFacets facets;

    private final AuditTimes times;

    private final Button about;

    private final Button clear;

    private final Div tools = new Div();

    private final transient Consumer<AuditFilter> onChange;

    private transient AuditFilter shown = AuditFilter.NONE;

    AuditFilterBar(AuditFacets facets, Consumer<AuditFilter> onChange) {
        this.onChange = onChange;
        this.facets = facets;
        this.times = new AuditTimes(this::chooseTimes);
        text.setAriaLabel(text("audit.text"));
        text.setPlaceholder(text("audit.text.hint"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.addClassName("filter-text");
        text.getElement().setAttribute("data-shortcut", "search");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        text.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChange.accept(shown.withText(orNull(event.getValue())));
            }
        });
        about = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> onChange.accept(shown.about((String) null)));
        about.setIconAfterText(true);
        about.addThemeVariants(ButtonVariant.LUMO_SMALL);
        about.addClassName("audit-about");
        clear = new Button(text("audit.clear"), _ -> {
            onChange.accept(shown.cleared());
            // The button goes, and would take the focus with it.
            text.focus();
        });
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        // On a narrow screen the facets would leave no room for the rows.
        var opener = new Button(text("audit.more"));
        opener.addThemeVariants(ButtonVariant.LUMO_SMALL);
        opener.addClassName("facet-opener");
        opener.addClickListener(_ -> open(opener, !facets.hasClassName("open")));
        open(opener, false);
        tools.addClassName("filter-tools");
        tools.add(clear, opener);
        var row = new Div(facets, about);
        row.addClassName("facet-row");
        getContent().addClassNames("filter-bar", "audit-filter");
        // The page can be loaded anew without losing it: the filter is in the address.
        getContent().getElement().setAttribute("data-kept", "");
        getContent().add(text, tools, times, row);
    }

    private void open(Button opener, boolean open) {
        facets.setClassName("open", open);
        times.setClassName("open", open);
        opener.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }

    /// Adds buttons beside the text.
    void addTools(Component... buttons) {
        tools.add(buttons);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        times.in(attachEvent.getUI());
    }

    /// Fills the fields without notifying the listener.
    ///
    /// @param target the name of the target that the filter is about
    void show(AuditFilter filter, String target) {
        shown = filter;
        String written = filter.text() == null ? "" : filter.text();
        if (!written.equals(text.getValue().strip())) {
            text.setValue(written);
        }
        times.show(filter);
        facets.show(filter);
        about.setVisible(filter.target() != null);
        about.setText(text("audit.about", target));
        about.setAriaLabel(text("audit.about.remove", target));
        clear.setVisible(!filter.none());
    }

    /// Learns the names of actors and targets from entries that were read anew: the counts are of other rows.
    void learn(List<AuditEntry> entries) {
        facets.renew();
        facets.learn(entries);
    }

    private void chooseTimes() {
        onChange.accept(shown.within(times.range(), times.from(), times.to()));
    }

    private static @Nullable String orNull(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
