package io.sandboxconsole.console.error;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.i18n.Message;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.stereotype.Component;

/// Handles unexpected failures of UI events and expired sessions in the browser.
@Component
class SessionErrorHandler implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.addSessionInitListener(begin -> begin.getSession().setErrorHandler(SessionErrorHandler::handle));
        service.setSystemMessagesProvider(information -> {
            var messages = new CustomizedSystemMessages();
            // Without a notification Vaadin reloads at once and loses typed text; `js/connection.js` looks first.
            messages.setSessionExpiredNotificationEnabled(true);
            messages.setSessionExpiredCaption(
                    Message.of("shell.sign-in.expired").in(information.getLocale()));
            messages.setSessionExpiredMessage(null);
            // The reload leads to the sign-in, and from there back to this page.
            messages.setSessionExpiredURL(null);
            return messages;
        });
    }

    static void handle(ErrorEvent event) {
        if (event.getThrowable() instanceof ClientAbortException) {
            // The browser disconnected in the middle of a response: no person to notify, and no fault of ours.
            return;
        }
        var failure = event.getThrowable() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(event.getThrowable());
        // Created in any case, because it also writes the log.
        var errorText = ErrorText.of(failure);
        if (UI.getCurrent() != null) {
            Notice.failure(errorText);
        }
    }
}
