package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Explanation;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import java.util.Map;
import java.util.TreeMap;

/// Asks where a port of the sandbox is reached; credentials only on demand, by those who may.
final class EndpointPanel extends Div {

    private static final String RANGE = "A port is a whole number from 1 to 65535.";

    private final IntegerField port = new IntegerField();

    private final Checkbox throughEngine = new Checkbox("Through the engine's proxy");

    private final Div result = new Div();

    private final Question onAsk;

    /// Asks for an endpoint, with or without credentials; the answers go to the `asking` panel's [#show].
    interface Question {
        void ask(EndpointPanel asking, EndpointRequest request, boolean credentials);
    }

    /// @param mayReveal whether a button for the credentials is offered
    EndpointPanel(boolean mayReveal, Question onAsk) {
        this.onAsk = onAsk;
        addClassName("endpoint-panel");
        port.setLabel("Port");
        port.setMin(1);
        port.setMax(EndpointRequest.HIGHEST_PORT);
        port.setStepButtonsVisible(false);
        port.setValue(8080);
        port.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        port.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(RANGE)
                .setMinErrorMessage(RANGE)
                .setMaxErrorMessage(RANGE));
        var line = new Div(port, throughEngine, asking("Get endpoint", false));
        if (mayReveal) {
            line.add(asking("Reveal credentials", true));
        }
        line.addClassName("endpoint-form");
        result.getElement().setAttribute("role", "status");
        add(line, result);
    }

    void show(Answer<Endpoint> answer) {
        result.removeAll();
        switch (answer) {
            case Answer.Awaited() -> result.setText("Asking the engine…");
            case Answer.Here(var endpoint) -> show(endpoint);
            case Answer.Refused(var cause) -> {
                var error = new Span(Explanation.of(cause).sentence());
                error.addClassName("error");
                result.add(error);
            }
        }
    }

    private void show(Endpoint endpoint) {
        var facts = new Facts()
                .with("Address", Facts.code(endpoint.address()), Clipboard.button("the address", endpoint.address()));
        Map<String, String> headers = new TreeMap<>(endpoint.headers());
        headers.forEach(
                (name, value) -> facts.with(name, Facts.code(value), Clipboard.button("the header " + name, value)));
        result.add(facts);
    }

    private Button asking(String label, boolean credentials) {
        var button = new Button(label, _ -> ask(credentials));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void ask(boolean credentials) {
        Integer number = port.getValue();
        if (number == null || number < 1 || number > EndpointRequest.HIGHEST_PORT) {
            port.setErrorMessage(RANGE);
            port.setInvalid(true);
            port.focus();
            return;
        }
        port.setInvalid(false);
        onAsk.ask(this, new EndpointRequest(number, throughEngine.getValue(), null), credentials);
    }
}
