package io.sandboxconsole.console.error;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.Notice;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.stereotype.Component;

/// What the browser shows when a gesture fails unexpectedly, and when its session is gone.
@Component
class SessionErrorHandler implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.addSessionInitListener(begin -> begin.getSession().setErrorHandler(SessionErrorHandler::handle));
        service.setSystemMessagesProvider(_ -> {
            var messages = new CustomizedSystemMessages();
            messages.setSessionExpiredNotificationEnabled(false);
            // The browser loads its page again: the way leads to the sign-in, and from there back to this page.
            messages.setSessionExpiredURL(null);
            return messages;
        });
    }

    static void handle(ErrorEvent event) {
        if (event.getThrowable() instanceof ClientAbortException) {
            // The browser went away in the middle of an answer; there is nobody to tell, and nothing is wrong here.
            return;
        }
        var failure = event.getThrowable() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(event.getThrowable());
        // Made in any case, because it also writes the log.
        var errorText = ErrorText.of(failure);
        if (UI.getCurrent() != null) {
            Notice.failure(errorText);
        }
    }
}
