package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Pre;
import java.time.Duration;

/// Notifies the person of an ended action: briefly after a success, until dismissed after a failure.
public final class Notice {

    private static final Duration BRIEF = Duration.ofSeconds(5);

    private Notice() {}

    public static void success(String sentence) {
        open(NoticeCard.good(sentence).closingAfter(BRIEF, true));
    }

    /// Announces a change that takes effect after `grace`, and offers to prevent it until then.
    public static void undoable(String sentence, Duration grace, Runnable onUndo) {
        open(NoticeCard.good(sentence).withUndo(grace, onUndo).closingAfter(grace, false));
    }

    /// Announces something worth a look, until it is dismissed.
    ///
    /// @param label the label of the button that leads there
    public static void linked(String sentence, String label, Runnable onOpen) {
        open(NoticeCard.good(sentence).withChoice(label, onOpen));
    }

    public static void failure(RuntimeException cause) {
        failure(ErrorText.of(cause));
    }

    public static void failure(ErrorText errorText) {
        var card = NoticeCard.bad(errorText.sentence());
        card.withDetails(text("dialog.notice.details"), new Pre(errorText.details()));
        card.withCopy(errorText.sentence() + "\n" + errorText.details());
        open(card);
    }

    private static void open(NoticeCard card) {
        Notifications.of(UI.getCurrentOrThrow()).show(card);
    }
}
