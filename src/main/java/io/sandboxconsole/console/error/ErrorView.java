package io.sandboxconsole.console.error;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.shell.MainLayout;
import jakarta.servlet.http.HttpServletResponse;

/// Replaces a page whose construction failed.
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class ErrorView extends Composite<Div> implements HasErrorParameter<Exception>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = parameter.getException();
        var errorText = ErrorText.of(
                failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure));
        getContent().removeAll();
        getContent()
                .add(new MessagePage(VaadinIcon.WARNING, text("shell.failure"))
                        .paragraph(errorText.sentence())
                        .next(new Anchor("", text("shell.start"))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.failure.title"));
    }
}
