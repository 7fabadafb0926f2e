package io.sandboxconsole.console.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/// Tells the person that something ended: briefly when it went well, until read when it did not.
public final class Notice {

    private static final int BRIEF_MILLISECONDS = 4_000;

    private Notice() {}

    public static void success(String sentence) {
        var notification = new Notification(sentence, BRIEF_MILLISECONDS, Position.BOTTOM_END);
        notification.addThemeVariants(NotificationVariant.LUMO_SUCCESS);
        notification.open();
    }

    public static void failure(RuntimeException cause) {
        failure(Explanation.of(cause));
    }

    public static void failure(Explanation explanation) {
        var notification = new Notification();
        notification.setPosition(Position.BOTTOM_END);
        notification.setDuration(0);
        var close = new Button("Close", _ -> notification.close());
        close.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var copy = new Button("Copy details");
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Clipboard.copyOnClick(copy, explanation.sentence() + "\n" + explanation.details());
        var body = new Div(
                new Span(explanation.sentence()),
                new Details("Details", new Pre(explanation.details())),
                new Div(copy, close));
        body.addClassNames("notice", "notice-failure");
        body.getElement().setAttribute("role", "alert");
        notification.add(body);
        notification.open();
    }
}
