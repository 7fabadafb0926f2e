package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Consumer;

/// Shows how many entries match, and turns to newer and older ones.
final class AuditPager extends Div {

    private final Span count = new Span();

    private final Button newer;

    private final Button older;

    private transient AuditPage page = new AuditPage(List.of(), List.of(), 0, false, false, false);

    AuditPager(Consumer<AuditTurn> onTurn) {
        addClassName("pager");
        newer = turning(text("audit.newer"), VaadinIcon.CHEVRON_LEFT_SMALL);
        newer.addClickListener(_ -> onTurn.accept(new AuditTurn(highest(), true)));
        older = turning(text("audit.older"), VaadinIcon.CHEVRON_RIGHT_SMALL);
        older.setIconAfterText(true);
        older.addClickListener(_ -> onTurn.accept(new AuditTurn(lowest(), false)));
        count.addClassName("pager-range");
        count.getElement().setAttribute("role", "status");
        add(count, newer, older);
    }

    void show(AuditPage shown) {
        page = shown;
        newer.setEnabled(shown.newer());
        older.setEnabled(shown.older());
        count.setText(
                shown.matching() > AuditPage.MOST_COUNTED
                        ? text("audit.count.more", AuditPage.MOST_COUNTED)
                        : text("audit.count", shown.matching()));
    }

    private long highest() {
        return page.rows().stream().mapToLong(row -> row.number()).max().orElse(0);
    }

    private long lowest() {
        return page.rows().stream().mapToLong(row -> row.number()).min().orElse(0);
    }

    private static Button turning(String label, VaadinIcon icon) {
        var button = new Button(label, icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
