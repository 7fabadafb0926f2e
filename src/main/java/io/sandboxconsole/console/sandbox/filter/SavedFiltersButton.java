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
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilter;
import io.sandboxconsole.sandbox.filter.SavedFilters;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Button with the saved filters of the user and their teams, to apply, add and remove them.
final class SavedFiltersButton extends PanelButton {

    private final SavedFilters filters;

    private final Background background;

    private final CurrentActor currentActor;

    private final Div list = new Div();

    private final Consumer<SandboxFilter> onApply;

    private final Supplier<SandboxFilter> current;

    SavedFiltersButton(SavedFilters filters, Background background, CurrentActor currentActor, Choice choice) {
        super(text("filter.saved"), VaadinIcon.BOOKMARK_O.create());
        this.filters = filters;
        this.background = background;
        this.currentActor = currentActor;
        this.current = choice.current();
        this.onApply = choice.onApply();
        addClassName("facet");
        list.addClassName("saved-filters");
    }

    /// The current filter, and the consumer of a chosen one.
    record Choice(Supplier<SandboxFilter> current, Consumer<SandboxFilter> onApply) {}

    @Override
    protected Component content() {
        var actor = currentActor.get();
        List<String> teams = actor.teams().stream()
                .filter(team -> filters.mayShare(actor, team))
                .toList();
        var content = new Div(list, new SaveFilterForm(current.get(), teams, this::save));
        content.addClassName("saved-filters-content");
        load();
        return content;
    }

    @Override
    protected String panelLabel() {
        return text("filter.saved");
    }

    @Override
    protected String panelWidth() {
        return "min(21rem, 85vw)";
    }

    @Override
    protected PopoverPosition panelPosition() {
        return PopoverPosition.BOTTOM_END;
    }

    private void load() {
        var actor = currentActor.get();
        background.call(ui(), () -> filters.visible(actor), this::show);
    }

    private void save(SaveFilterForm.Input input) {
        var actor = currentActor.get();
        var filter = current.get();
        background.run(ui(), () -> filters.save(actor, input.name(), filter, input.team()), this::reload);
    }

    private void remove(SavedFilter saved) {
        var actor = currentActor.get();
        background.run(ui(), () -> filters.remove(actor, saved.id()), this::reload);
    }

    private void reload(AsyncResult<UI> result) {
        switch (result) {
            case AsyncResult.Pending<UI>() -> {}
            case AsyncResult.Success<UI> _ -> load();
            case AsyncResult.Failure<UI>(var cause) -> showError(cause);
        }
    }

    private void show(AsyncResult<List<SavedFilter>> result) {
        switch (result) {
            case AsyncResult.Pending<List<SavedFilter>>() -> {}
            case AsyncResult.Success<List<SavedFilter>>(var known) -> {
                list.removeAll();
                known.forEach(saved -> list.add(line(saved)));
                if (known.isEmpty()) {
                    list.add(new Paragraph(text("filter.saved.none")));
                }
            }
            case AsyncResult.Failure<List<SavedFilter>>(var cause) -> {
                list.removeAll();
                list.add(new ErrorPanel(cause, this::load));
            }
        }
    }

    private void showError(RuntimeException cause) {
        var problem = new Paragraph(ErrorText.of(cause).sentence());
        problem.addClassName("error");
        problem.getElement().setAttribute("role", "alert");
        list.add(problem);
    }

    private Div line(SavedFilter saved) {
        var apply = new Button(saved.name(), _ -> {
            close();
            onApply.accept(saved.filter());
        });
        apply.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        apply.setTooltipText(saved.filter().toString());
        var whose = new Span(whose(saved));
        whose.addClassName("whose");
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> remove(saved));
        remove.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        remove.setDisableOnClick(true);
        remove.setAriaLabel(text("filter.saved.remove", saved.name()));
        remove.setVisible(saved.team() == null || filters.mayShare(currentActor.get(), saved.team()));
        var line = new Div(apply, whose, remove);
        line.addClassName("saved-filter");
        return line;
    }

    private static String whose(SavedFilter saved) {
        if (saved.team() == null) {
            return text("filter.saved.mine");
        }
        return saved.mine()
                ? text("filter.saved.shared", saved.team())
                : text("filter.saved.shared-by", saved.team(), saved.keeper());
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
