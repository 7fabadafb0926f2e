package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.sandbox.action.ActionBar;
import io.sandboxconsole.console.sandbox.action.SandboxActions;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pane beside the list: one sandbox, its actions, and its tabs.
@StyleSheet("styles/details.css")
@JavaScript("context://js/details.js")
public final class SandboxDetails extends Div {

    /// Receives the navigation requests of the pane.
    public interface Screen {

        void close();

        /// Opens the details of `id` on `tab`.
        void open(SandboxId id, DetailsTab tab);

        /// Opens the sandbox `by` rows further down the list.
        void step(int by);

        /// Called after the user has selected a tab; the pane shows it already.
        void tab(DetailsTab tab);

        /// Lists all sandboxes of `creator`.
        void createdBy(Creator creator);

        /// Opens the dialog to create a similar sandbox.
        void createLike(Sandbox sandbox);
    }

    private final SandboxId id;

    private final Screen screen;

    private final SandboxActions sandboxActions;

    private final Function<DetailsTab, DetailsPart> parts;

    private final Map<DetailsTab, DetailsPart> opened = new EnumMap<>(DetailsTab.class);

    private final DetailsHeader header;

    private final ActionBar actions = new ActionBar(this::act, this::createLike, this::lock);

    private final Div notes = new Div();

    private final DetailsTabs tabs = new DetailsTabs(this::choose);

    private final Div content = new Div();

    private DetailsTab tab = DetailsTab.OVERVIEW;

    private @Nullable DetailsModel detailsModel;

    private boolean shown;

    /// @param parts creates the part of a tab
    /// @param sandboxActions takes the actions on the sandbox
    SandboxDetails(
            SandboxId id, Screen screen, Function<DetailsTab, DetailsPart> parts, SandboxActions sandboxActions) {
        this.id = id;
        this.screen = screen;
        this.parts = parts;
        this.sandboxActions = sandboxActions;
        addClassName("details");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("details.region"));
        header = new DetailsHeader(id, screen);
        notes.addClassName("details-notes");
        actions.setVisible(false);
        tabs.setVisible(false);
        content.addClassName("details-content");
        content.getElement().setAttribute("role", "tabpanel");
        content.add(AsyncPane.skeleton());
        add(header, actions, notes, tabs, content);
    }

    /// The path of the details of `id`, relative to the console's URL.
    public static String address(SandboxId id) {
        return "sandboxes/%s/%s".formatted(encoded(id.connection().value()), encoded(id.value()));
    }

    /// The path of the past of `id`, also after its end, relative to the console's URL.
    public static String pastAddress(SandboxId id) {
        return "history/%s/%s".formatted(encoded(id.connection().value()), encoded(id.value()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    SandboxId id() {
        return id;
    }

    /// The sandbox as last shown; null before.
    @Nullable
    Sandbox sandbox() {
        return detailsModel == null ? null : detailsModel.sandbox();
    }

    DetailsTab tab() {
        return tab;
    }

    /// Whether a sandbox is shown, and not a problem.
    boolean shown() {
        return shown;
    }

    /// Opens a tab, or the overview if the sandbox has no such tab.
    void open(DetailsTab chosen) {
        tab = chosen;
        if (detailsModel != null) {
            put(detailsModel);
        }
    }

    void show(DetailsModel current) {
        if (shown && current.equals(detailsModel)) {
            return;
        }
        boolean first = detailsModel == null;
        boolean again = !shown || first;
        // Unchanged parts stay, and with them the focus.
        if (again
                || differs(current, DetailsModel::pending)
                || differs(current, DetailsModel::held)
                || differs(current, DetailsModel::end)) {
            putNotes(current);
        }
        if (again || differs(current, DetailsModel::options) || differs(current, DetailsModel::unwell)) {
            putActions(current);
        }
        shown = true;
        detailsModel = current;
        header.show(current);
        opened.values().forEach(part -> part.show(current));
        if (first || !current.tabs().contains(tab)) {
            put(current);
        }
        tabs.show(current.tabs());
    }

    /// Shows that the sandbox cannot be read, or no longer; the previous content stays, without its actions.
    void showProblem(RuntimeException cause, Runnable retry) {
        shown = false;
        var errorPanel = new ErrorPanel(cause, retry);
        errorPanel.getElement().setAttribute("role", "alert");
        notes.removeAll();
        notes.add(errorPanel);
        actions.setVisible(false);
        if (detailsModel == null) {
            content.removeAll();
        }
    }

    /// Shows that the sandbox does not exist any more; the previous content stays, without its actions.
    void showGone(GoneNote gone) {
        shown = false;
        notes.removeAll();
        notes.add(gone);
        actions.setVisible(false);
        if (detailsModel == null) {
            content.removeAll();
        }
    }

    private boolean differs(DetailsModel current, Function<DetailsModel, @Nullable Object> aspect) {
        return detailsModel == null || !Objects.equals(aspect.apply(detailsModel), aspect.apply(current));
    }

    private void putNotes(DetailsModel current) {
        notes.removeAll();
        if (current.life() != null && current.end() == null) {
            notes.add(live());
        }
        if (current.pending() != null) {
            Runnable undo = () -> sandboxActions.deletions().undo(ui(), current.sandbox());
            notes.add(
                    new PendingActionStrip(current.pending(), current.holds(Permission.DELETE_SANDBOX) ? undo : null));
        }
    }

    /// The history shows what was last known; actions, logs and endpoints are where the sandbox is live.
    private Div live() {
        var link = new Anchor(address(id), text("history.open-live"));
        link.getElement().setAttribute("router-link", true);
        var note = new Div(new Span(text("history.is-live") + " "), link);
        note.addClassName("live-note");
        return note;
    }

    private void putActions(DetailsModel current) {
        // The history has none: actions are where the sandbox is live.
        actions.setVisible(current.life() == null);
        if (current.life() == null) {
            actions.offerLock(current.holds(Permission.LOCK_SANDBOX));
            actions.show(current.options(), current.unwell(), current.holds(Permission.CREATE_SANDBOX));
        }
    }

    /// Acts on the sandbox as it is at the time of the click.
    private void act(SandboxAction action) {
        if (detailsModel != null) {
            sandboxActions.single().act(ui(), detailsModel.sandbox(), action);
        }
    }

    private void lock() {
        if (detailsModel != null) {
            sandboxActions.locks().lock(ui(), detailsModel.sandbox());
        }
    }

    private void createLike() {
        if (detailsModel != null) {
            screen.createLike(detailsModel.sandbox());
        }
    }

    private void choose(DetailsTab chosen) {
        if (chosen != tab && detailsModel != null && detailsModel.tabs().contains(chosen)) {
            tab = chosen;
            put(detailsModel);
            screen.tab(chosen);
        }
    }

    private void put(DetailsModel current) {
        tab = current.tabs().contains(tab) ? tab : DetailsTab.OVERVIEW;
        tabs.show(current.tabs());
        tabs.setVisible(true);
        tabs.choose(tab);
        var part = opened.computeIfAbsent(tab, missing -> {
            var made = parts.apply(missing);
            made.show(current);
            return made;
        });
        content.getElement().setAttribute("aria-label", DetailsTabs.label(tab));
        content.removeAll();
        content.add(part);
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
