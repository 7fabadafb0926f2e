package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.component.SignBadge;
import java.util.function.Consumer;

/// Shows the audit trail as a table, newest first. A click on a line opens its details.
final class AuditGrid extends Grid<AuditEntry> {

    AuditGrid(Consumer<AuditEntry> onOpen) {
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
        addColumns();
        setPartNameGenerator(line -> line.open() ? "open-attempt" : null);
        addSelectionListener(event -> event.getFirstSelectedItem().ifPresent(line -> {
            // Deselected, so that the same line can be opened again.
            deselectAll();
            onOpen.accept(line);
        }));
    }

    private void addColumns() {
        column(
                text("audit.time"),
                "14.5rem",
                // Empty: the script writes the text, and would take a node of the template's away.
                LitRenderer.<AuditEntry>of("<time datetime=${item.at} data-show=\"full\"></time>")
                        .withProperty("at", line -> line.event().at().toString()));
        column(
                text("audit.result"),
                "7.5rem",
                LitRenderer.<AuditEntry>of(SignBadge.TEMPLATE)
                        .withProperty("theme", line -> line.tone().badge().theme())
                        .withProperty("sign", line -> line.tone().sign())
                        .withProperty("word", AuditEntry::resultWord));
        column(text("audit.who"), "10rem", plain(AuditEntry::who));
        column(text("audit.action"), "9rem", plain(line -> line.event().action()));
        column(
                text("audit.target"),
                "12rem",
                LitRenderer.<AuditEntry>of("""
                ${item.address ? html`<a href=${item.address} title=${item.address}>${item.target}</a>`
                : html`<span>${item.target}</span>`}""")
                        .withProperty("address", line -> line.address() == null ? "" : line.address())
                        .withProperty("target", AuditEntry::target));
        column(text("audit.team"), "6.5rem", plain(AuditEntry::team));
        column(text("audit.said"), "14rem", plain(AuditEntry::remark)).setFlexGrow(1);
    }

    private Column<AuditEntry> column(String header, String width, LitRenderer<AuditEntry> renderer) {
        return addColumn(renderer)
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }

    private static LitRenderer<AuditEntry> plain(ValueProvider<AuditEntry, String> value) {
        return LitRenderer.<AuditEntry>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", value);
    }
}
