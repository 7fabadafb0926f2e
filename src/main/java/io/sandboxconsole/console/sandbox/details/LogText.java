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

/// A log on the screen: inert, and no longer than a browser bears. Stays at the end while the end is looked at.
@JavaScript("context://js/log.js")
final class LogText extends Div {

    /// The most that is shown; of more, the end.
    static final int LONGEST = 256 * 1024;

    private static final String CALL = "window.sandboxConsoleLog && window.sandboxConsoleLog.";

    private final Pre numbers = new Pre();

    private final Pre lines = new Pre();

    private final Runnable onReread;

    private String content = "";

    private boolean numbered;

    private boolean following;

    /// @param onReread reads the log again, whenever it is due
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
        // Cut before as well as after: signs that stand for hidden characters are longer than those.
        content = end(SafeText.of(end(raw)));
        lines.setText(content);
        number();
    }

    void wrap(boolean wrapped) {
        setClassName("wrapped", wrapped);
    }

    /// Line numbers fit only lines that are not broken.
    void number(boolean on) {
        numbered = on;
        number();
    }

    void follow(boolean on) {
        following = on;
        getElement().executeJs(CALL + "follow(this, $0)", on);
    }

    /// Marks what was found and goes to the current place.
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

    /// The browser says that it is time to look again.
    @ClientCallable
    void reread() {
        if (following) {
            onReread.run();
        }
    }

    /// The last characters of `whole`, none of them halved.
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
