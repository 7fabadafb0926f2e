package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Stack;
import java.util.List;

/// Shows the state of the list of keys: loading, empty, failed, or keys being switched off.
final class KeyListNotes extends Stack {

    private final ProgressBar progress = new ProgressBar();

    private final Paragraph off = new Paragraph(text("key.off"));

    private final Stack place = new Stack();

    private final Runnable onRetry;

    private final Runnable onClear;

    /// @param onClear removes the filter
    KeyListNotes(Runnable onRetry, Runnable onClear) {
        this.onRetry = onRetry;
        this.onClear = onClear;
        addClassName("key-notes");
        progress.setIndeterminate(true);
        progress.addClassName("late");
        progress.setVisible(false);
        off.addClassName("calm");
        off.setVisible(false);
        place.addClassName("note-place");
        place.getElement().setAttribute("role", "status");
        add(progress, off, place);
    }

    void showAwaited(boolean awaited) {
        progress.setVisible(awaited);
    }

    /// Shows whether the server can store keys.
    void showPossible(boolean possible) {
        off.setVisible(!possible);
    }

    /// Shows the failure; the lines read before stay on the screen.
    void showFailure(RuntimeException cause) {
        place.removeAll();
        place.add(new ErrorPanel(cause, onRetry));
    }

    void show(List<KeyRow> all, List<KeyRow> kept, KeyFilter filter, boolean mayIssue) {
        place.removeAll();
        boolean lost = filter.open() != null
                && all.stream().noneMatch(line -> line.key().id().equals(filter.open()));
        if (lost) {
            calm(text("key.not-found"));
        }
        if (kept.isEmpty()) {
            if (filter.none()) {
                calm(mayIssue ? text("key.empty.issue") : text("key.empty"));
            } else {
                calm(text("key.no-match"));
                var clear = new Button(text("key.clear"), _ -> onClear.run());
                clear.addThemeVariants(ButtonVariant.LUMO_SMALL);
                place.add(clear);
                place.setAlignSelf(Alignment.START, clear);
            }
        }
    }

    private void calm(String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName("calm");
        place.add(paragraph);
    }
}
