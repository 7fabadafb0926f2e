package io.sandboxconsole.console;

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
        var message = new Message(VaadinIcon.LOCK, "You have no access yet");
        currentActor
                .find()
                .ifPresentOrElse(
                        actor -> message.say("You are signed in as %s, but no role has been given to you."
                                        .formatted(actor.name()))
                                .say(
                                        "Ask an administrator of this console, or of your identity provider, for a role such as"
                                                + " viewer or operator, and tell them your id: %s. Then sign out and in again."
                                                        .formatted(actor.id())),
                        () -> message.say(
                                "Your identity provider does not say who you are: the claim that names a person is missing."
                                        + " Ask its administrator to send it, and check console.access.person-claim."));
        getContent().add(message);
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return Titles.of("No access");
    }
}
