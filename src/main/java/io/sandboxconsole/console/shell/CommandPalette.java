package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.dialog.SingleDialog;
import io.sandboxconsole.console.shell.PaletteOption.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/// Finds pages, actions and sandboxes by what is typed, as a combobox with a list below. `js/palette.js` moves through
/// the list and presses its options, because copying has to happen within the key press.
final class CommandPalette extends SingleDialog {

    private static final int TYPING_PAUSE_MILLISECONDS = 120;

    private static final int LONGEST_TEXT = 200;

    /// Looks for sandboxes in the background.
    @FunctionalInterface
    interface Search {

        void find(UI ui, String text, Consumer<List<PaletteOption>> listener);
    }

    private final TextField field = new TextField();

    private final Div list = new Div();

    private final Span summary = new Span();

    private final Function<String, List<PaletteOption>> fixed;

    private final Search search;

    private String wanted = "";

    /// @param fixed the pages and actions that match a text
    CommandPalette(Function<String, List<PaletteOption>> fixed, Search search) {
        this.fixed = fixed;
        this.search = search;
        addClassName("palette");
        getElement().setAttribute("aria-label", text("shell.palette"));
        setWidth("min(40rem, calc(100vw - 1rem))");
        setTop("8vh");
        field.setAriaLabel(text("shell.search"));
        field.setPlaceholder(text("shell.palette.hint"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setMaxLength(LONGEST_TEXT);
        field.setWidthFull();
        field.setAutofocus(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(TYPING_PAUSE_MILLISECONDS);
        field.addValueChangeListener(event -> look(event.getValue().strip()));
        // Nothing typed here is worth keeping when the page is loaded anew.
        field.getElement().setAttribute("data-kept", "");
        list.setId("palette-list");
        list.addClassName("palette-list");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", text("shell.palette.results"));
        summary.addClassName("palette-summary");
        summary.getElement().setAttribute("role", "status");
        add(field, list, summary);
        show("", fixed.apply(""));
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                field.focus();
            }
        });
    }

    /// The list stays until the next one is complete, so that nothing moves below a finger twice.
    private void look(String text) {
        wanted = text;
        var found = fixed.apply(text);
        if (text.isEmpty()) {
            show(text, found);
            return;
        }
        search.find(UI.getCurrentOrThrow(), text, sandboxes -> {
            // What was typed meanwhile has its own answer on the way.
            if (isOpened() && text.equals(wanted)) {
                List<PaletteOption> all = new ArrayList<>(found);
                all.addAll(sandboxes);
                show(text, all);
            }
        });
    }

    private void show(String text, List<PaletteOption> options) {
        list.removeAll();
        list.getElement().setAttribute("data-text", text);
        for (Group group : Group.values()) {
            var members =
                    options.stream().filter(option -> option.group() == group).toList();
            if (!members.isEmpty()) {
                list.add(section(group, members));
            }
        }
        summary.setText(
                options.isEmpty() ? text("shell.palette.none", text) : text("shell.palette.count", options.size()));
    }

    private Div section(Group group, List<PaletteOption> members) {
        var heading = new Div(heading(group));
        heading.addClassName("palette-heading");
        heading.getElement().setAttribute("aria-hidden", "true");
        var section = new Div(heading);
        section.getElement().setAttribute("role", "group");
        section.getElement().setAttribute("aria-label", heading(group));
        for (int place = 0; place < members.size(); place++) {
            var line = line(members.get(place));
            line.setId("palette-%s-%d".formatted(group.name().toLowerCase(Locale.ROOT), place));
            section.add(line);
        }
        return section;
    }

    private Div line(PaletteOption option) {
        var icon = option.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var label = new Span(option.label());
        label.addClassName("palette-label");
        var detail = new Span(option.detail());
        detail.addClassName("palette-detail");
        var line = new Div(icon, label, detail);
        line.addClassName("palette-option");
        line.getElement().setAttribute("role", "option");
        line.getElement().setAttribute("aria-selected", "false");
        if (option.copied() != null) {
            Clipboard.copyOnClick(line, option.copied());
        }
        line.addClickListener(_ -> choose(option));
        return line;
    }

    private void choose(PaletteOption option) {
        // The second of two quick clicks finds it closed.
        if (isOpened()) {
            UI ui = UI.getCurrentOrThrow();
            close();
            option.onChoose().accept(ui);
        }
    }

    private static String heading(Group group) {
        return switch (group) {
            case PAGE -> text("shell.pages");
            case ACTION -> text("shell.palette.actions");
            case SANDBOX -> text("shell.sandboxes");
        };
    }
}
