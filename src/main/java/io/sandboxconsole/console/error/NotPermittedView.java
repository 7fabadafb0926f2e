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
import java.util.List;

/// Names the roles that may open a page, and who can give them.
@PermitAll
@ParentLayout(MainLayout.class)
class NotPermittedView extends Composite<Div> implements HasErrorParameter<MissingPermission>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<MissingPermission> parameter) {
        String roles = RoleText.anyWith(List.of(parameter.getException().permission()));
        getContent().removeAll();
        getContent()
                .add(new MessagePage(VaadinIcon.LOCK, text("shell.not-permitted"))
                        .paragraph(text("shell.not-permitted.permission", roles))
                        .paragraph(text("shell.not-permitted.next"))
                        .paragraph(text(
                                "shell.role.yours",
                                RoleText.all(parameter.getException().roles()))));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.not-permitted.title"));
    }
}
