package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Pre;
import java.time.Duration;

/// Tells the person that something ended: briefly when it went well, until read when it did not.
public final class Notice {

    private static final Duration BRIEF = Duration.ofSeconds(5);

    private Notice() {}

    public static void success(String sentence) {
        open(NoticeCard.good(sentence).closingAfter(BRIEF, true));
    }

    /// Tells that something will happen after `grace`, and offers to prevent it until then.
    public static void undoable(String sentence, Duration grace, Runnable onUndo) {
        open(NoticeCard.good(sentence).withUndo(grace, onUndo).closingAfter(grace, false));
    }

    public static void failure(RuntimeException cause) {
        failure(Explanation.of(cause));
    }

    public static void failure(Explanation explanation) {
        var card = NoticeCard.bad(explanation.sentence());
        card.withDetails(say("dialog.notice.details"), new Pre(explanation.details()));
        card.withCopy(explanation.sentence() + "\n" + explanation.details());
        open(card);
    }

    private static void open(NoticeCard card) {
        NoticeStack.of(UI.getCurrentOrThrow()).show(card);
    }
}
