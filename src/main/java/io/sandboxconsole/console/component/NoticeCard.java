package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import java.time.Duration;

/// A notification. The browser itself counts the time down and tells when it is over, so that a person who points at a
/// notice or has moved into it can hold it.
@JavaScript("context://js/notice.js")
@StyleSheet("styles/dialogs.css")
final class NoticeCard extends Notification {

    private final boolean failure;

    private final Stack body = new Stack();

    private final HorizontalLayout buttons = new HorizontalLayout();

    private boolean expendable;

    private NoticeCard(boolean failure, String sentence) {
        this.failure = failure;
        // At the end stand the pager and the details.
        setPosition(Position.BOTTOM_START);
        setDuration(0);
        setAssertive(failure);
        var icon = (failure ? VaadinIcon.EXCLAMATION_CIRCLE_O : VaadinIcon.CHECK_CIRCLE_O).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        icon.setSize("1.1rem");
        var text = new Span(sentence);
        var line = new HorizontalLayout(icon, text, closeButton());
        line.expand(text);
        body.addClassName("notice");
        body.setClassName("notice-success", !failure);
        body.getElement().setAttribute("role", failure ? "alert" : "status");
        body.add(line, buttons);
        add(body);
    }

    static NoticeCard good(String sentence) {
        return new NoticeCard(false, sentence);
    }

    static NoticeCard bad(String sentence) {
        return new NoticeCard(true, sentence);
    }

    /// Whether it may make room for another notice: it closes by itself and holds no decision.
    boolean expendable() {
        return expendable;
    }

    /// @param holding whether pointing at it stops the clock
    NoticeCard closingAfter(Duration time, boolean holding) {
        body.getElement().setAttribute("data-closes-after", String.valueOf(time.toMillis()));
        body.getElement().addEventListener("due", _ -> close());
        if (holding) {
            body.getElement().setAttribute("data-holding", "");
            expendable = true;
        }
        return this;
    }

    NoticeCard withUndo(Duration grace, Runnable onUndo) {
        var seconds = new Span(String.valueOf(grace.toSeconds()));
        seconds.getElement().setAttribute("data-countdown", "");
        // A screen reader would announce every second.
        seconds.getElement().setAttribute("aria-hidden", "true");
        var undo = button(text("dialog.undo"), () -> {
            // The second of two quick clicks finds it closed.
            if (isOpened()) {
                close();
                onUndo.run();
            }
        });
        undo.setSuffixComponent(seconds);
        buttons.add(undo);
        return this;
    }

    NoticeCard withChoice(String label, Runnable onChoose) {
        buttons.add(button(label, () -> {
            close();
            onChoose.run();
        }));
        return this;
    }

    void withDetails(String summary, Component details) {
        body.addComponentAtIndex(1, new Details(summary, details));
    }

    /// @param text holds no secret
    void withCopy(String text) {
        var copy = button(text("dialog.notice.copy"), () -> {});
        Clipboard.copyOnClick(copy, text);
        buttons.add(copy, button(text("dialog.notice.close"), this::close));
    }

    private Button closeButton() {
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> close());
        close.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        close.setAriaLabel(text("dialog.notice.dismiss"));
        close.setTooltipText(text("dialog.notice.dismiss"));
        close.setVisible(!failure);
        return close;
    }

    private static Button button(String label, Runnable onClick) {
        var button = new Button(label, _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
