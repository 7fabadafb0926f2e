package io.sandboxconsole.console;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// Tells somebody which permission a page needs, and who can give it.
@PermitAll
@ParentLayout(Shell.class)
class NotPermittedView extends Composite<Div> implements HasErrorParameter<MissingPermission>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<MissingPermission> parameter) {
        String permission = parameter.getException().permission().word();
        getContent()
                .add(new Message(VaadinIcon.LOCK, "You may not open this page")
                        .say("It needs the permission “%s”, which none of your roles gives you.".formatted(permission))
                        .say(
                                "An administrator of this console can give you a role that includes it. Your attempt has been"
                                        + " recorded in the audit trail."));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return Titles.of("Not permitted");
    }
}
