package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.sandbox.filter.FilterCorrection;
import io.sandboxconsole.sandbox.filter.FilterSyntaxException;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Bar of the filter: its text, and the facets that read and write that text.
///
/// While the text is no filter, the list shows the last valid one, and nothing can be done with what it shows.
@StyleSheet("styles/filter.css")
public final class FilterBar extends Div {

    private final FacetChoices choices;

    private final Corrections corrections;

    private final FilterText text;

    private final FacetBar facets;

    /// Expands the facets on a narrow screen.
    private final Button opener = new Button(VaadinIcon.FILTER.create());

    private final Button clear = new Button(text("filter.clear"));

    private final Div tools = new Div();

    private final Div note = new Div();

    private final Div row = new Div();

    private final Consumer<SandboxFilter> onFilter;

    /// The ids of the creators whose names stand in the field for them.
    private final Map<String, String> ids = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final List<Consumer<SandboxFilter>> followers = new ArrayList<>();

    private Consumer<Boolean> onBroken = _ -> {};

    private SandboxFilter filter = SandboxFilter.EVERYTHING;

    /// The text in the screen's state; the field may differ while the user types.
    private String applied = "";

    private @Nullable ExportMenu exportMenu;

    private boolean open;

    private boolean broken;

    FilterBar(
            FacetChoices choices,
            FilterCompletion completion,
            Corrections corrections,
            FilterFields fields,
            Function<LockSubject, Optional<LockButton>> lockButton,
            Consumer<SandboxFilter> onFilter) {
        this.choices = choices;
        this.corrections = corrections;
        this.onFilter = onFilter;
        this.text = new FilterText(completion, this::typed);
        this.facets = new FacetBar(new FacetAccess(choices, this::filter, this::edit, lockButton), fields);
        addClassName("filter-bar");
        // The page can be loaded anew without losing it: the filter is in the address.
        getElement().setAttribute("data-kept", "");
        opener.addThemeVariants(ButtonVariant.LUMO_SMALL);
        opener.addClassName("facet-opener");
        opener.addClickListener(_ -> open(!open));
        tools.addClassName("filter-tools");
        clear.addClickListener(_ -> {
            use(SandboxFilter.EVERYTHING);
            // The button goes, and would take the focus with it.
            text.focus();
        });
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        clear.setAriaLabel(text("filter.clear-filter"));
        clear.addClassName("filter-clear");
        note.addClassName("filter-note");
        note.getElement().setAttribute("role", "status");
        tools.add(clear, opener);
        row.addClassName("facet-row");
        row.add(facets);
        add(text, tools, note, row);
        open(false);
        showFacets();
    }

    /// Adds buttons beside the text. On a narrow screen the panel of each starts at an edge.
    void addTools(Component first, Component second, ExportMenu last) {
        tools.addComponentAtIndex(1, first);
        tools.add(second, last);
        exportMenu = last;
    }

    /// Adds the saved views, in sight.
    void addViews(Component views) {
        row.add(views);
    }

    /// Calls `follower` with each filter that comes into force, and with the present one.
    void onChange(Consumer<SandboxFilter> follower) {
        followers.add(follower);
        follower.accept(filter);
    }

    /// Shows the counts that have come.
    public void renew() {
        facets.renew();
        showFacets();
    }

    /// Calls `listener` when the text stops being a filter, and when it is one again.
    public void onBroken(Consumer<Boolean> listener) {
        onBroken = listener;
    }

    /// Whether the text is no filter, so that the list shows another one.
    public boolean isBroken() {
        return broken;
    }

    /// Creates what helps when nothing matches `unmatched`: its terms for removal, and what was probably meant.
    public Component help(SandboxFilter unmatched) {
        return new FilterHelp(unmatched, choices.words(List.of(unmatched)), corrections, this::use);
    }

    /// The current filter.
    public SandboxFilter filter() {
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
        try {
            filter = SandboxFilter.parse(written);
            write(filter, written);
            markValid();
        } catch (FilterSyntaxException mistake) {
            filter = SandboxFilter.EVERYTHING;
            text.write(written);
            markInvalid(mistake);
        }
        showFacets();
        return filter;
    }

    /// Filters by `other`, and replaces the text.
    public void use(SandboxFilter other) {
        write(other, other.toString());
        apply(other);
    }

    /// Writes the filter into the field, with the names of creators in place of their ids.
    private void write(SandboxFilter filter, String written) {
        Map<String, String> names = choices.plainNames(filter);
        ids.clear();
        names.forEach((id, name) -> ids.put(name, id));
        text.write(
                names.isEmpty()
                        ? written
                        : filter.respelled(FacetChoices.CREATOR, id -> names.getOrDefault(id, id))
                                .toString());
    }

    private void typed(String written) {
        try {
            var parsed = SandboxFilter.parse(written);
            if (parsed.isEverything()) {
                ids.clear();
            }
            apply(parsed.respelled(FacetChoices.CREATOR, name -> ids.getOrDefault(name, name)));
        } catch (FilterSyntaxException mistake) {
            // The list keeps the last valid filter, and the text stays as typed.
            markInvalid(mistake);
            showClear();
        }
    }

    /// Applies the change of a facet; a change that makes the text too long is rejected with an error.
    private void edit(UnaryOperator<SandboxFilter> change) {
        if (broken) {
            return;
        }
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
        note.removeAll();
        facets.setEnabled(true);
        setBroken(false);
    }

    /// Shows the error, and disables the facets: they would overwrite the text that the user is about to correct.
    private void markInvalid(FilterSyntaxException mistake) {
        text.showError(mistake);
        facets.setEnabled(false);
        note.removeAll();
        note.add(new Span(
                filter.isEverything()
                        ? text("filter.last-valid.everything")
                        : text(
                                "filter.last-valid",
                                choices.words(List.of(filter)).of(filter))));
        String written = text.written();
        getUI().ifPresent(ui -> corrections.find(ui, written, correction -> offer(written, correction)));
        setBroken(true);
    }

    private void offer(String written, FilterCorrection correction) {
        if (broken && written.equals(text.written())) {
            text.explain(text("filter.meant", correction.field(), correction.term()));
            note.addComponentAsFirst(Corrections.button(correction, meant -> use(SandboxFilter.parse(meant))));
        }
    }

    private void setBroken(boolean now) {
        if (broken != now) {
            broken = now;
            offerExport();
            onBroken.accept(now);
        }
    }

    private void offerExport() {
        if (exportMenu != null) {
            exportMenu.offer(broken ? text("filter.not-while-broken") : null);
        }
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
        showClear();
        followers.forEach(follower -> follower.accept(filter));
    }

    private void showClear() {
        clear.setVisible(broken || !filter.isEverything());
    }
}
