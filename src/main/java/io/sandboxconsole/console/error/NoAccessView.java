package io.sandboxconsole.console.error;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.shell.MainLayout;
import io.sandboxconsole.console.shell.NoAccess;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// Tells a signed-in person without a role which access to request, and from whom.
@PermitAll
@ParentLayout(MainLayout.class)
class NoAccessView extends Composite<Div> implements HasErrorParameter<NoAccess>, HasDynamicTitle {

    private final transient CurrentActor currentActor;

    NoAccessView(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoAccess> parameter) {
        var messagePage = new MessagePage(VaadinIcon.LOCK, text("shell.no-access"));
        currentActor
                .find()
                .ifPresentOrElse(
                        actor -> messagePage
                                .paragraph(text("shell.no-access.person", actor.name()))
                                .paragraph(
                                        text("shell.no-access.next", actor.id().toString())),
                        () -> messagePage.paragraph(text("shell.no-access.nobody")));
        getContent().add(messagePage);
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.no-access.title"));
    }
}
