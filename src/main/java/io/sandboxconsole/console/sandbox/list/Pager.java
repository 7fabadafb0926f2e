package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.console.component.Texts;
import java.util.Set;
import java.util.function.IntConsumer;

/// Shows the range of the visible rows, and switches page and page size.
public final class Pager extends Div {

    /// The numbers of rows that a page can have.
    public static final Set<Integer> SIZES = Set.of(25, 50, 100, 200);

    public static final int DEFAULT_SIZE = 50;

    /// Counts up to this one are exact; larger ones read `10,000+`.
    private static final int EXACT = 10_000;

    private final Span range = new Span();

    private final Button previous;

    private final Button next;

    private final Select<Integer> size = new Select<>();

    private int page;

    /// @param onPage receives the chosen page, counted from zero
    public Pager(IntConsumer onPage, IntConsumer onSize) {
        addClassName("pager");
        previous = turning(text("list.previous-page"), VaadinIcon.CHEVRON_LEFT_SMALL);
        previous.addClickListener(_ -> onPage.accept(page - 1));
        next = turning(text("list.next-page"), VaadinIcon.CHEVRON_RIGHT_SMALL);
        next.addClickListener(_ -> onPage.accept(page + 1));
        range.getElement().setAttribute("role", "status");
        size.setItems(SIZES.stream().sorted().toList());
        size.setItemLabelGenerator(rows -> text("list.per-page", rows));
        size.setAriaLabel(text("list.rows-per-page"));
        size.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onSize.accept(event.getValue());
            }
        });
        add(range, size, previous, next);
    }

    /// Shows the page `at` of `rows` rows each.
    ///
    /// @param shown the number of rows on it
    /// @param found the number of rows on all pages
    public void show(int at, int rows, int shown, int found) {
        int offset = at * rows;
        // Rows that no longer match stay until the user renews the list.
        int matching = Math.max(found, shown == 0 ? 0 : offset + shown);
        page = at;
        size.setValue(rows);
        previous.setEnabled(page > 0);
        next.setEnabled(offset + shown < matching);
        range.setText(
                shown == 0
                        ? text("list.range-none", count(matching))
                        : text("list.range", grouped(offset + 1), grouped(offset + shown), count(matching)));
    }

    public static String count(int number) {
        return number > EXACT ? grouped(EXACT) + "+" : grouped(number);
    }

    private static String grouped(int number) {
        return String.format(Texts.locale(), "%,d", number);
    }

    private static Button turning(String label, VaadinIcon icon) {
        var button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
