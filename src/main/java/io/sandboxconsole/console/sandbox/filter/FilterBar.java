package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Bar of the filter: its text, and the facets that read and write that text.
@StyleSheet("styles/filter.css")
public final class FilterBar extends Div {

    private final FilterText text = new FilterText(this::typed);

    private final FacetBar facets;

    /// Expands the facets on a narrow screen.
    private final Button opener = new Button(VaadinIcon.FILTER.create());

    private final Div tools = new Div();

    private final Consumer<SandboxFilter> onFilter;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    /// The text in the screen's state; the field may differ while the user types.
    private String applied = "";

    private boolean open;

    FilterBar(FacetChoices choices, Consumer<SandboxFilter> onFilter) {
        this.onFilter = onFilter;
        this.facets = new FacetBar(new FacetAccess(choices, this::filter, this::edit));
        addClassName("filter-bar");
        // The page can be loaded anew without losing it: the filter is in the address.
        getElement().setAttribute("data-kept", "");
        opener.addThemeVariants(ButtonVariant.LUMO_SMALL);
        opener.addClassName("facet-opener");
        opener.addClickListener(_ -> open(!open));
        tools.addClassName("filter-tools");
        var clear = new Button(text("filter.clear"), _ -> use(SandboxFilter.EVERYTHING));
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        clear.setAriaLabel(text("filter.clear-filter"));
        clear.addClassName("filter-clear");
        tools.add(clear, opener);
        add(text, tools, facets);
        open(false);
        showFacets();
    }

    /// Adds buttons beside the text. On a narrow screen the panel of each starts at an edge.
    void addTools(Component first, Component last) {
        tools.addComponentAtIndex(1, first);
        tools.add(last);
    }

    /// The current filter.
    SandboxFilter filter() {
        return filter;
    }

    /// Shows the filter of a text. An invalid text is shown with its error, and the filter is EVERYTHING. An unchanged
    /// text leaves the field alone, because the user may be typing.
    ///
    /// @return the current filter
    public SandboxFilter show(String written) {
        if (written.equals(applied)) {
            return filter;
        }
        applied = written;
        text.write(written);
        try {
            filter = SandboxFilter.parse(written);
            markValid();
        } catch (FilterSyntaxException mistake) {
            filter = SandboxFilter.EVERYTHING;
            markInvalid(mistake);
        }
        showFacets();
        return filter;
    }

    /// Filters by `other`, and replaces the text.
    void use(SandboxFilter other) {
        text.write(other.toString());
        apply(other);
    }

    private void typed(String written) {
        try {
            apply(SandboxFilter.parse(written));
        } catch (FilterSyntaxException mistake) {
            // The list keeps the last valid filter, and the text stays as typed.
            markInvalid(mistake);
        }
    }

    /// Applies the change of a facet; a change that makes the text too long is rejected with an error.
    private void edit(UnaryOperator<SandboxFilter> change) {
        try {
            use(change.apply(filter));
        } catch (FilterSyntaxException tooLong) {
            text.showRejection(tooLong);
        }
    }

    private void apply(SandboxFilter changed) {
        filter = changed;
        applied = changed.toString();
        markValid();
        showFacets();
        onFilter.accept(changed);
    }

    private void markValid() {
        text.clearError();
        facets.setEnabled(true);
    }

    /// Shows the error, and disables the facets: they would overwrite the text that the user is about to correct.
    private void markInvalid(FilterSyntaxException mistake) {
        text.showError(mistake);
        facets.setEnabled(false);
    }

    private void open(boolean expanded) {
        open = expanded;
        facets.setClassName("open", expanded);
        opener.getElement().setAttribute("aria-expanded", String.valueOf(expanded));
    }

    private void showFacets() {
        int active = facets.show(filter);
        opener.setText(
                active == 0 ? text("filter.filters") : text("filter.facet.active", text("filter.filters"), active));
    }
}
