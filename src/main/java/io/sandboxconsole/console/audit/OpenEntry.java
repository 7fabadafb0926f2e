package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the entry that the address names, and its pane. An entry that is not among the rows is read in the background.
final class OpenEntry {

    private final AuditReader reader;
    private final CurrentActor currentActor;
    private final Background background;
    private final Consumer<@Nullable AuditPane> onShow;

    /// Place of the sentence about an entry that cannot be shown.
    private final Div missing = new Div();

    private final AuditPane pane;

    private @Nullable UUID open;

    /// @param onShow receives the pane, or null where nothing is open
    OpenEntry(
            AuditReader reader,
            CurrentActor currentActor,
            Background background,
            AuditPane pane,
            Consumer<@Nullable AuditPane> onShow) {
        this.reader = reader;
        this.currentActor = currentActor;
        this.background = background;
        this.pane = pane;
        this.onShow = onShow;
        missing.addClassName("note-place");
        missing.getElement().setAttribute("role", "status");
    }

    Div missing() {
        return missing;
    }

    /// Shows the entry `id`, one of `entries` or another one; null closes the pane.
    ///
    /// @param focused whether the entry takes the focus
    void show(@Nullable UUID id, List<AuditEntry> entries, boolean focused) {
        open = id;
        missing.removeAll();
        if (id == null) {
            onShow.accept(null);
            return;
        }
        entries.stream()
                .filter(entry -> entry.event().operation().equals(id))
                .findFirst()
                .ifPresentOrElse(entry -> show(entry, focused), () -> read(id, focused));
    }

    private void read(UUID id, boolean focused) {
        var actor = currentActor.get();
        background.call(UI.getCurrent(), () -> reader.attempt(actor, id), result -> {
            if (!Objects.equals(id, open)) {
                return;
            }
            switch (result) {
                case AsyncResult.Pending<List<AuditRow>> _ -> {}
                case AsyncResult.Success<List<AuditRow>>(var found) ->
                    AuditEntry.of(found, List.of()).stream()
                            .findFirst()
                            .ifPresentOrElse(entry -> show(entry, focused), this::showMissing);
                case AsyncResult.Failure<List<AuditRow>>(var cause) -> {
                    missing.removeAll();
                    missing.add(new ErrorPanel(cause, () -> read(id, focused)));
                }
            }
        });
    }

    private void show(AuditEntry entry, boolean focused) {
        missing.removeAll();
        pane.show(entry);
        onShow.accept(pane);
        if (focused) {
            pane.focusHeading();
        }
    }

    private void showMissing() {
        onShow.accept(null);
        var sentence = new Paragraph(text("audit.missing"));
        sentence.addClassName("calm");
        missing.removeAll();
        missing.add(sentence);
    }
}
