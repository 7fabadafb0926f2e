package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilter;
import io.sandboxconsole.sandbox.filter.SavedFilters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Loads and changes the saved filters of the user and their teams, for all components that show them.
final class SavedViews {

    private static final Duration UNDO = Duration.ofSeconds(10);

    private final SavedFilters filters;

    private final Background background;

    private final CurrentActor currentActor;

    private final FacetChoices choices;

    private final FilterFields fields;

    private final List<Consumer<AsyncResult<List<SavedFilter>>>> listeners = new ArrayList<>();

    /// @param fields those of the list: a view with others would find nothing, and is left out
    SavedViews(
            SavedFilters filters,
            Background background,
            CurrentActor currentActor,
            FacetChoices choices,
            FilterFields fields) {
        this.fields = fields;
        this.filters = filters;
        this.background = background;
        this.currentActor = currentActor;
        this.choices = choices;
    }

    /// Calls `listener` after each [#load].
    void onLoad(Consumer<AsyncResult<List<SavedFilter>>> listener) {
        listeners.add(listener);
    }

    void load(UI ui) {
        var actor = currentActor.get();
        background.call(
                ui,
                () -> filters.visible(actor).stream()
                        .filter(view -> fields.fit(view.filter()))
                        .toList(),
                result -> listeners.forEach(listener -> listener.accept(result)));
    }

    /// The teams with which the user may share.
    List<String> teams() {
        var actor = currentActor.get();
        return actor.teams().stream()
                .filter(team -> filters.mayShare(actor, team))
                .toList();
    }

    boolean mayRemove(SavedFilter view) {
        return view.team() == null || filters.mayShare(currentActor.get(), view.team());
    }

    /// Words for the filters of `views`.
    TermText words(List<SavedFilter> views) {
        return choices.words(views.stream().map(SavedFilter::filter).toList());
    }

    void save(UI ui, SandboxFilter filter, SaveFilterForm.Input input) {
        var actor = currentActor.get();
        String name = input.name().strip();
        background.call(
                ui,
                () -> filters.save(actor, name, filter, input.team()),
                result -> ended(ui, result, replaced -> {
                    String visibleTo = visibleTo(input.team());
                    Notice.success(
                            replaced
                                    ? text("filter.saved.replaced", name, visibleTo)
                                    : text("filter.saved.done", name, visibleTo));
                }));
    }

    /// Removes a view and offers to put it back.
    void remove(UI ui, SavedFilter view) {
        var actor = currentActor.get();
        background.call(
                ui,
                () -> filters.remove(actor, view.id()),
                result -> ended(ui, result, undo -> announce(ui, view, undo)));
    }

    private void announce(UI ui, SavedFilter view, Optional<SavedFilters.Undo> removed) {
        removed.ifPresent(undo -> Notice.undoable(
                text("filter.saved.removed", view.name()),
                UNDO,
                () -> background.run(
                        ui,
                        undo::run,
                        result -> ended(ui, result, _ -> Notice.success(text("filter.saved.restored", view.name()))))));
    }

    private <T> void ended(UI ui, AsyncResult<T> result, Consumer<T> onSuccess) {
        switch (result) {
            case AsyncResult.Pending<T>() -> {}
            case AsyncResult.Success<T>(var value) -> {
                onSuccess.accept(value);
                load(ui);
            }
            case AsyncResult.Failure<T>(var cause) -> {
                Notice.failure(cause);
                load(ui);
            }
        }
    }

    static String visibleTo(@Nullable String team) {
        return team == null ? text("filter.saved.only-me") : text("filter.saved.team", team);
    }
}
