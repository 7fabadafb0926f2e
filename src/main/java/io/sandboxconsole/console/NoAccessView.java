package io.sandboxconsole.console;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.sandboxconsole.access.CurrentActor;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// Tells somebody who is signed in but has no role what to ask for, and whom.
@PermitAll
@ParentLayout(Shell.class)
class NoAccessView extends Composite<Div> implements HasErrorParameter<NoAccess>, HasDynamicTitle {

    private final transient CurrentActor currentActor;

    NoAccessView(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoAccess> parameter) {
        var message = new Message(VaadinIcon.LOCK, say("shell.no-access"));
        currentActor
                .find()
                .ifPresentOrElse(
                        actor -> message.tell(say("shell.no-access.person", actor.name()))
                                .tell(say("shell.no-access.next", actor.id().toString())),
                        () -> message.tell(say("shell.no-access.nobody")));
        getContent().add(message);
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return Titles.of(say("shell.no-access.title"));
    }
}
