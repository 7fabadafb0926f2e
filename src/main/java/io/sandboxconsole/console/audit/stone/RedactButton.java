package io.sandboxconsole.console.audit.stone;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.sandboxconsole.console.component.AsyncResult;
import java.util.List;

/// Redacts the rows of an entry, for those who may; invisible to others.
public final class RedactButton extends Button {

    private final List<Long> rows;

    private final Runnable onDone;

    /// @param rows the numbers of the rows of the entry, the one by which it is known first
    /// @param onDone shows the entry as it is then
    public RedactButton(List<Long> rows, Runnable onDone) {
        super(text("audit.redact.open"));
        this.rows = List.copyOf(rows);
        this.onDone = onDone;
        addThemeVariants(ButtonVariant.LUMO_SMALL);
        addClickListener(_ -> open());
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        setVisible(StoneCalls.of(event.getUI()).mayRedact());
    }

    private void open() {
        UI ui = UI.getCurrentOrThrow();
        new RedactDialog(
                        String.valueOf(rows.getFirst()),
                        (dialog, redaction) -> StoneCalls.of(ui)
                                .redact(ui, rows, redaction.parts(), redaction.why(), result -> {
                                    dialog.show(result);
                                    if (result instanceof AsyncResult.Success) {
                                        onDone.run();
                                    }
                                }))
                .open();
    }
}
