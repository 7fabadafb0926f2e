package io.sandboxconsole.console.columns;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.component.PanelButton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Panel to choose the columns of the list, their order and the row density.
final class ColumnChooser extends PanelButton {

    /// Receives the choices.
    interface Choices {

        /// Sets the columns.
        ///
        /// @param columns their keys in order; null for the default columns
        void columns(@Nullable List<String> columns);

        void density(Density density);

        /// Restores the defaults.
        void reset();
    }

    private final ListColumns list;

    private final Choices choices;

    /// The metadata keys of the fleet, read only while the panel is open.
    private final Supplier<List<String>> labels;

    private final Div lines = new Div();

    private Density density = Density.COMFORTABLE;

    private List<String> shown = List.of();

    ColumnChooser(ListColumns list, Choices choices, Supplier<List<String>> labels) {
        super(
                text("list.columns"),
                VaadinIcon.TABLE.create(),
                new Panel(text("list.columns"), "min(19rem, 90vw)", PopoverPosition.BOTTOM));
        this.list = list;
        this.choices = choices;
        this.labels = labels;
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClassName("column-chooser");
        lines.addClassName("column-lines");
        lines.getElement().setAttribute("role", "group");
        lines.getElement().setAttribute("aria-label", text("list.columns"));
    }

    void show(List<String> columns, @Nullable Density chosen) {
        density = chosen == null ? Density.COMFORTABLE : chosen;
        if (!columns.equals(shown)) {
            shown = List.copyOf(columns);
            if (isOpen()) {
                write();
            }
        }
    }

    @Override
    protected Component content() {
        write();
        var reset = new Button(text("list.columns.reset"), _ -> choices.reset());
        reset.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var content = new Div(densities(), lines, reset);
        content.addClassName("columns-panel");
        return content;
    }

    private Component densities() {
        var densities = new RadioButtonGroup<>(text("list.density"), Density.values());
        densities.setItemLabelGenerator(item -> switch (item) {
            case COMFORTABLE -> text("list.density.comfortable");
            case COMPACT -> text("list.density.compact");
        });
        densities.setValue(density);
        densities.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choices.density(event.getValue());
            }
        });
        return densities;
    }

    private void write() {
        List<String> others = Stream.concat(
                        list.own().stream(), labels.get().stream().map(ListColumns.LABEL_PREFIX::concat))
                .filter(key -> list.known(key) && !shown.contains(key))
                .toList();
        lines.removeAll();
        shown.forEach(key -> lines.add(line(key, true)));
        others.forEach(key -> lines.add(line(key, false)));
    }

    private ColumnLine line(String key, boolean chosen) {
        var line = new ColumnLine(key, list.header(key), this::choose, this::move);
        if (chosen) {
            line.choose();
        }
        line.setEnds(shown.indexOf(key) == 0, shown.indexOf(key) == shown.size() - 1);
        return line;
    }

    private void choose(String key, boolean chosen) {
        List<String> next = new ArrayList<>(shown);
        if (chosen) {
            next.add(key);
        } else {
            next.remove(key);
        }
        choices.columns(List.copyOf(next));
        focus(key, ColumnLine::focusChoice);
    }

    private void move(String key, int by) {
        List<String> next = new ArrayList<>(shown);
        int from = next.indexOf(key);
        int to = from + by;
        if (to >= 0 && to < next.size()) {
            Collections.swap(next, from, to);
            choices.columns(List.copyOf(next));
            focus(key, line -> line.focusMove(by));
        }
    }

    /// Restores the keyboard focus after the lines were rebuilt.
    private void focus(String key, Consumer<ColumnLine> where) {
        lines.getChildren()
                .map(ColumnLine.class::cast)
                .filter(line -> line.key().equals(key))
                .findFirst()
                .ifPresent(where);
    }
}
