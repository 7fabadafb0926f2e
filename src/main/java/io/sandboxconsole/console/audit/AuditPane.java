package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.console.audit.stone.RedactButton;
import io.sandboxconsole.console.component.PaneHeader;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Shows one audit entry beside the trail, with links to everything by its actor and everything about its target.
final class AuditPane extends Div {

    private final PaneHeader header;

    private final Div links = new Div();

    private final Div content = new Div();

    private final AuditRedactedPart redacted;

    private final AuditReceiptPart receipt;

    private @Nullable AuditEntry shown;

    /// @param onStep receives by how many lines to move down
    AuditPane(AuditRedactedPart redacted, AuditReceiptPart receipt, IntConsumer onStep, Runnable onClose) {
        this.redacted = redacted;
        this.receipt = receipt;
        addClassNames("details", "audit-entry");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("audit.region"));
        links.addClassName("audit-links");
        header = new PaneHeader(
                new PaneHeader.Labels(text("audit.previous"), text("audit.next"), text("audit.close")),
                onStep,
                onClose);
        add(header, links, redacted, content, receipt);
    }

    void show(AuditEntry entry) {
        if (entry.equals(shown)) {
            return;
        }
        shown = entry;
        header.show(AuditDetails.title(entry));
        links.removeAll();
        links.add(AuditLinks.link(
                text("audit.by-all", entry.who()),
                AuditFilter.by(entry.event().who().id())));
        var about = entry.about();
        if (about != null) {
            links.add(AuditLinks.link(text("audit.about-all", entry.target()), about));
        }
        @Nullable String request = entry.context().request();
        if (request != null) {
            links.add(AuditLinks.link(text("audit.same-request"), AuditFilter.NONE.only(AuditField.REQUEST, request)));
        }
        var copy = new Button(text("audit.copy-link"), VaadinIcon.LINK.create());
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        copy.getElement()
                .setAttribute(
                        "data-copy-address",
                        AuditLinks.address(
                                AuditFilter.NONE.opening(entry.event().operation())));
        links.add(copy);
        links.add(new RedactButton(entry.numbers(), () -> UI.getCurrent().refreshCurrentRoute(false)));
        content.removeAll();
        if (entry.open()) {
            content.add(AuditDetails.openAttempt());
        }
        content.add(AuditFacts.of(entry), new AuditChanges(entry.context().changes()));
        redacted.show(entry);
        receipt.show(entry.event().operation());
    }

    /// Gives the heading the focus.
    void focusHeading() {
        header.focusTitle();
    }
}
