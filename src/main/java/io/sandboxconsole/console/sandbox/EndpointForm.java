package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.sandboxconsole.sandbox.EndpointRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which port is asked for, and how it is to be reached.
final class EndpointForm extends Div {

    /// What sandboxes often listen on: the web, development servers, and the engine's own daemon inside.
    private static final List<Integer> USUAL = List.of(80, 3000, 5173, 8000, 8080, 8888, 44_772);

    private final IntegerField port = new IntegerField(say("details.port"));

    private final Checkbox throughEngine = new Checkbox(say("details.through-engine"));

    private final Select<Signature> signature = new Select<>();

    private final InstantSource time;

    private final Consumer<EndpointRequest> onAsk;

    /// How long an address works without headers.
    private enum Signature {
        NONE(null),
        QUARTER(Duration.ofMinutes(15)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final @Nullable Duration length;

        Signature(@Nullable Duration length) {
            this.length = length;
        }
    }

    EndpointForm(InstantSource time, Consumer<EndpointRequest> onAsk) {
        this.time = time;
        this.onAsk = onAsk;
        addClassName("endpoint-form");
        var range = say("details.port.range");
        port.setMin(1);
        port.setMax(EndpointRequest.HIGHEST_PORT);
        port.setValue(8080);
        port.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        port.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(range)
                .setMinErrorMessage(range)
                .setMaxErrorMessage(range));
        signature.setLabel(say("details.signature"));
        signature.setItems(Signature.values());
        signature.setValue(Signature.NONE);
        signature.setItemLabelGenerator(EndpointForm::label);
        signature.addThemeVariants(SelectVariant.LUMO_SMALL);
        signature.addValueChangeListener(_ -> exclude());
        throughEngine.addValueChangeListener(_ -> exclude());
        var ask = new Button(say("details.get-endpoint"), _ -> ask());
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        add(presets(), port, signature, ask, throughEngine);
    }

    /// @param signing whether signed addresses are offered
    void show(boolean signing) {
        signature.setVisible(signing);
    }

    /// The engine's proxy takes no signature.
    private void exclude() {
        throughEngine.setEnabled(signature.getValue() == Signature.NONE);
        signature.setEnabled(!throughEngine.getValue());
    }

    private Div presets() {
        var presets = new Div();
        presets.addClassName("presets");
        presets.getElement().setAttribute("role", "group");
        presets.getElement().setAttribute("aria-label", say("details.ports"));
        for (int usual : USUAL) {
            var preset = new Button(String.valueOf(usual), _ -> {
                port.setValue(usual);
                ask();
            });
            preset.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            presets.add(preset);
        }
        return presets;
    }

    private void ask() {
        Integer number = port.getValue();
        boolean valid = number != null && number >= 1 && number <= EndpointRequest.HIGHEST_PORT;
        port.setErrorMessage(say("details.port.range"));
        port.setInvalid(!valid);
        if (valid) {
            onAsk.accept(new EndpointRequest(number, throughEngine.getValue(), signedUntil()));
        } else {
            port.focus();
        }
    }

    private @Nullable Instant signedUntil() {
        var length = signature.getValue().length;
        return length == null || !signature.isVisible() ? null : time.instant().plus(length);
    }

    private static String label(Signature signature) {
        return switch (signature) {
            case NONE -> say("details.signature.none");
            case QUARTER -> say("details.signature.minutes", 15);
            case HOUR -> say("details.signature.hours", 1);
            case DAY -> say("details.signature.days", 1);
        };
    }
}
