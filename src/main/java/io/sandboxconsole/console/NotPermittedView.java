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
                .add(new Message(VaadinIcon.LOCK, say("shell.not-permitted"))
                        .tell(say("shell.not-permitted.permission", permission))
                        .tell(say("shell.not-permitted.next")));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return Titles.of(say("shell.not-permitted.title"));
    }
}
