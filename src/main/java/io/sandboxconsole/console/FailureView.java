package io.sandboxconsole.console;

import static io.sandboxconsole.console.component.Words.say;

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
import io.sandboxconsole.console.component.Explanation;
import jakarta.servlet.http.HttpServletResponse;

/// Stands in for a page that could not be built.
@AnonymousAllowed
@ParentLayout(Shell.class)
class FailureView extends Composite<Div> implements HasErrorParameter<Exception>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = parameter.getException();
        var explanation = Explanation.of(
                failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure));
        getContent()
                .add(new Message(VaadinIcon.WARNING, say("shell.failure"))
                        .tell(explanation.sentence())
                        .offer(new Anchor("", say("shell.start"))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return Titles.of(say("shell.failure.title"));
    }
}
