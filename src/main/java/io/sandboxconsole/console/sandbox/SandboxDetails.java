package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Explanation;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Offer;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pane beside the list: everything about one sandbox, and what can be done to it.
final class SandboxDetails extends Div {

    /// What the pane asks of the screen it stands in.
    interface Gestures {

        void close();

        void act(Sandbox sandbox, SandboxAction action);

        void askEndpoint(
                SandboxId id, EndpointRequest request, boolean credentials, Consumer<Answer<Endpoint>> listener);
    }

    /// A sandbox with what the person may do to it.
    record Subject(Sandbox sandbox, List<Offer> offers, boolean mayReadEndpoints, boolean mayReveal) {}

    private final SandboxId id;

    private final Gestures gestures;

    private final H2 title = new H2();

    private final Div actions = new Div();

    private final Div problem = new Div();

    private boolean shown;

    private final Div facts = new Div();

    private final EndpointHolder endpoints = new EndpointHolder();

    SandboxDetails(SandboxId id, Gestures gestures) {
        this.id = id;
        this.gestures = gestures;
        addClassName("details");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Details");
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> gestures.close());
        close.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        close.setAriaLabel("Close the details");
        close.getElement().setAttribute("data-shortcut", "close");
        var header = new Div(title, close);
        header.addClassName("details-header");
        problem.getElement().setAttribute("role", "alert");
        title.setText(id.value());
        add(header, actions, problem, facts, endpoints);
    }

    SandboxId id() {
        return id;
    }

    /// Whether a sandbox is shown, and not that there is none.
    boolean shown() {
        return shown;
    }

    void show(Subject subject) {
        shown = true;
        var sandbox = subject.sandbox();
        problem.removeAll();
        title.setText(sandbox.title());
        actions.removeAll();
        actions.add(new ActionBar(subject.offers(), action -> gestures.act(sandbox, action)));
        facts.removeAll();
        facts.add(new SandboxFacts(sandbox));
        endpoints.show(subject);
    }

    /// The sandbox cannot be shown, or not any more; what was shown before stays, without its actions.
    void showProblem(RuntimeException cause) {
        shown = false;
        problem.removeAll();
        var sentence = new Paragraph(Explanation.of(cause).sentence());
        sentence.addClassName("error");
        problem.add(sentence);
        actions.removeAll();
    }

    /// Keeps the form and its answer while the rest of the pane follows the sandbox.
    private final class EndpointHolder extends Div {

        private @Nullable EndpointPanel panel;

        private void show(Subject subject) {
            if (panel == null && subject.mayReadEndpoints()) {
                panel = new EndpointPanel(
                        subject.mayReveal(),
                        (asked, request, credentials) -> gestures.askEndpoint(id, request, credentials, asked::show));
                add(SandboxFacts.heading("Endpoint"), panel);
            }
        }
    }
}
