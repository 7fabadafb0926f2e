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

/// The filter as text, and the facets that read and write that text.
@StyleSheet("styles/filter.css")
public final class FilterBar extends Div {

    private final FilterText text = new FilterText(this::typed);

    private final FacetBar facets;

    /// Opens the facets where there is no room for them.
    private final Button opener = new Button(VaadinIcon.FILTER.create());

    private final Div tools = new Div();

    private final Consumer<SandboxFilter> onFilter;

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    /// What the screen holds; the field may differ from it while somebody types.
    private String applied = "";

    private boolean open;

    FilterBar(FacetChoices choices, Consumer<SandboxFilter> onFilter) {
        this.onFilter = onFilter;
        this.facets = new FacetBar(new FacetAccess(choices, this::filter, this::edit));
        addClassName("filter-bar");
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

    /// Adds buttons beside the text. Where room is scarce, what either opens begins at an edge.
    void addTools(Component first, Component last) {
        tools.addComponentAtIndex(1, first);
        tools.add(last);
    }

    /// The filter in force.
    SandboxFilter filter() {
        return filter;
    }

    /// Shows the filter `written` stands for; a text that is none is shown with its error, and nothing is filtered.
    /// What is shown already is left alone, because somebody may be typing there.
    public SandboxFilter show(String written) {
        if (written.equals(applied)) {
            return filter;
        }
        applied = written;
        text.write(written);
        try {
            filter = SandboxFilter.parse(written);
            understood();
        } catch (FilterSyntaxException mistake) {
            filter = SandboxFilter.EVERYTHING;
            misunderstood(mistake);
        }
        showFacets();
        return filter;
    }

    /// Filters by `other`, whatever stands in the text.
    void use(SandboxFilter other) {
        text.write(other.toString());
        apply(other);
    }

    private void typed(String written) {
        try {
            apply(SandboxFilter.parse(written));
        } catch (FilterSyntaxException mistake) {
            // The list keeps the last filter that made sense, and the text stays as typed.
            misunderstood(mistake);
        }
    }

    /// Lets a facet change the filter; a change whose text would be too long is not made.
    private void edit(UnaryOperator<SandboxFilter> change) {
        try {
            use(change.apply(filter));
        } catch (FilterSyntaxException tooLong) {
            text.refuseChange(tooLong);
        }
    }

    private void apply(SandboxFilter changed) {
        filter = changed;
        applied = changed.toString();
        understood();
        showFacets();
        onFilter.accept(changed);
    }

    private void understood() {
        text.accept();
        facets.setEnabled(true);
    }

    /// A facet would write over what somebody is about to correct.
    private void misunderstood(FilterSyntaxException mistake) {
        text.refuse(mistake);
        facets.setEnabled(false);
    }

    private void open(boolean wanted) {
        open = wanted;
        facets.setClassName("open", wanted);
        opener.getElement().setAttribute("aria-expanded", String.valueOf(wanted));
    }

    private void showFacets() {
        int active = facets.show(filter);
        opener.setText(
                active == 0 ? text("filter.filters") : text("filter.facet.active", text("filter.filters"), active));
    }
}
