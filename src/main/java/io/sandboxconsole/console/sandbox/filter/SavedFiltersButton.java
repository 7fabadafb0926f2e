package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.sandbox.filter.SavedFilter;
import java.util.List;

/// Button with all saved filters of the user and their teams, to apply, add and remove them.
final class SavedFiltersButton extends PanelButton {

    private final SavedViews views;

    private final FilterBar bar;

    private final Div list = new Div();

    SavedFiltersButton(SavedViews views, FilterBar bar) {
        super(
                text("filter.saved"),
                VaadinIcon.BOOKMARK_O.create(),
                new Panel(text("filter.saved"), "min(21rem, 85vw)", PopoverPosition.BOTTOM_END));
        this.views = views;
        this.bar = bar;
        addClassName("facet");
        list.addClassName("saved-filters");
        views.onLoad(this::show);
    }

    @Override
    protected Component content() {
        var filter = bar.filter();
        var content = new Div(
                list,
                bar.isBroken()
                        ? new Paragraph(text("filter.broken-view"))
                        : new SaveFilterForm(filter, views.teams(), input -> views.save(ui(), filter, input)));
        content.addClassName("saved-filters-content");
        views.load(ui());
        return content;
    }

    private void show(AsyncResult<List<SavedFilter>> result) {
        switch (result) {
            case AsyncResult.Pending<List<SavedFilter>>() -> {}
            case AsyncResult.Success<List<SavedFilter>>(var known) -> {
                list.removeAll();
                var words = views.words(known);
                known.forEach(view -> list.add(line(view, words)));
                if (known.isEmpty()) {
                    list.add(new Paragraph(text("filter.saved.none")));
                }
            }
            case AsyncResult.Failure<List<SavedFilter>>(var cause) -> {
                list.removeAll();
                list.add(new ErrorPanel(cause, () -> views.load(ui())));
            }
        }
    }

    private Div line(SavedFilter view, TermText words) {
        var apply = new Button(view.name(), _ -> {
            close();
            bar.use(view.filter());
        });
        apply.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        apply.setTooltipText(words.of(view.filter()));
        var whose = new Span(whose(view));
        whose.addClassName("whose");
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> views.remove(ui(), view));
        remove.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        remove.setDisableOnClick(true);
        remove.setAriaLabel(text("filter.saved.remove", view.name()));
        remove.setVisible(views.mayRemove(view));
        var line = new Div(apply, whose, remove);
        line.addClassName("saved-filter");
        return line;
    }

    private static String whose(SavedFilter view) {
        if (view.team() == null) {
            return text("filter.saved.mine");
        }
        return view.mine()
                ? text("filter.saved.shared", view.team())
                : text("filter.saved.shared-by", view.team(), view.keeper());
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
