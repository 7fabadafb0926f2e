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
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.console.shell.MainLayout;
import io.sandboxconsole.console.shell.MissingPermission;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// Names the permission that a page requires, and who can grant it.
@PermitAll
@ParentLayout(MainLayout.class)
class NotPermittedView extends Composite<Div> implements HasErrorParameter<MissingPermission>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<MissingPermission> parameter) {
        var missing = parameter.getException();
        getContent()
                .add(new MessagePage(VaadinIcon.LOCK, text("shell.not-permitted"))
                        .paragraph(text(
                                "shell.not-permitted.permission",
                                RoleText.either(missing.permission()),
                                RoleText.all(missing.roles())))
                        .paragraph(text("shell.not-permitted.next")));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.not-permitted.title"));
    }
}
