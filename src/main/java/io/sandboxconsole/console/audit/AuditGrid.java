package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.component.SignBadge;
import java.util.function.Consumer;

/// The lines of the trail as a table, newest first. A chosen line opens.
final class AuditGrid extends Grid<AuditLine> {

    AuditGrid(Consumer<AuditLine> onOpen) {
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
        addColumns();
        setPartNameGenerator(line -> line.open() ? "open-attempt" : null);
        addSelectionListener(event -> event.getFirstSelectedItem().ifPresent(line -> {
            // The same line can be opened again.
            deselectAll();
            onOpen.accept(line);
        }));
    }

    private void addColumns() {
        column(
                say("audit.time"),
                "14.5rem",
                LitRenderer.<AuditLine>of("<time datetime=${item.at} data-show=\"full\">${item.at}</time>")
                        .withProperty("at", line -> line.event().at().toString()));
        column(
                say("audit.result"),
                "7.5rem",
                LitRenderer.<AuditLine>of(SignBadge.TEMPLATE)
                        .withProperty("theme", line -> line.tone().badge().theme())
                        .withProperty("sign", line -> line.tone().sign())
                        .withProperty("word", AuditLine::resultWord));
        column(say("audit.who"), "10rem", text(line -> line.event().who().name()));
        column(say("audit.action"), "9rem", text(line -> line.event().action()));
        column(
                say("audit.target"),
                "12rem",
                LitRenderer.<AuditLine>of("""
                ${item.address ? html`<a href=${item.address} title=${item.address}>${item.target}</a>`
                : html`<span>${item.target}</span>`}""")
                        .withProperty("address", line -> line.address() == null ? "" : line.address())
                        .withProperty("target", AuditLine::target));
        column(say("audit.team"), "6.5rem", text(AuditLine::team));
        column(say("audit.said"), "14rem", text(AuditLine::remark)).setFlexGrow(1);
    }

    private Column<AuditLine> column(String header, String width, LitRenderer<AuditLine> renderer) {
        return addColumn(renderer)
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }

    private static LitRenderer<AuditLine> text(ValueProvider<AuditLine, String> value) {
        return LitRenderer.<AuditLine>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", value);
    }
}
