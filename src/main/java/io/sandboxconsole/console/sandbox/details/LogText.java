package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import io.sandboxconsole.i18n.SafeText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text of a log, with control characters replaced and at most LONGEST characters. It stays scrolled to the end while
/// the end is visible.
@JavaScript("context://js/log.js")
final class LogText extends Div {

    /// Maximum number of characters; of a longer log the end is shown.
    static final int LONGEST = 256 * 1024;

    private static final String CALL = "window.sandboxConsoleLog && window.sandboxConsoleLog.";

    private final Pre numbers = new Pre();

    private final Pre lines = new Pre();

    private final Runnable onReread;

    private String content = "";

    private boolean numbered;

    private boolean following;

    /// @param onReread reads the log again while it is followed
    LogText(Runnable onReread) {
        this.onReread = onReread;
        addClassNames("log", "wrapped");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("details.log.region"));
        numbers.addClassName("log-numbers");
        numbers.getElement().setAttribute("aria-hidden", "true");
        numbers.setVisible(false);
        lines.addClassName("log-lines");
        add(numbers, lines);
    }

    String content() {
        return content;
    }

    void show(String raw) {
        // Cut before and after: the replacements of hidden characters are longer than these.
        content = end(SafeText.of(end(raw)));
        lines.setText(content);
        number();
    }

    void wrap(boolean wrapped) {
        setClassName("wrapped", wrapped);
    }

    /// Shows line numbers, which fit unwrapped lines only.
    void number(boolean on) {
        numbered = on;
        number();
    }

    void follow(boolean on) {
        following = on;
        getElement().executeJs(CALL + "follow(this, $0)", on);
    }

    /// Marks the occurrences and scrolls to the current one.
    void mark(LogSearch search) {
        String positions = search.positions().stream().map(String::valueOf).collect(Collectors.joining(","));
        getElement()
                .executeJs(
                        CALL + "mark(this, $0, $1, $2)",
                        positions,
                        search.wanted().length(),
                        search.current());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(CALL + "begin(this)");
        follow(following);
    }

    /// Called by the browser when the next read is due.
    @ClientCallable
    void reread() {
        if (following) {
            onReread.run();
        }
    }

    /// The last LONGEST characters of `whole`, without half a surrogate pair at the start.
    private static String end(String whole) {
        int from = Math.max(0, whole.length() - LONGEST);
        boolean halved = from > 0 && Character.isLowSurrogate(whole.charAt(from));
        return whole.substring(halved ? from + 1 : from);
    }

    private void number() {
        numbers.setVisible(numbered);
        numbers.setText(
                numbered
                        ? IntStream.rangeClosed(1, (int) content.lines().count())
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining("\n"))
                        : "");
    }
}
