package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.sandbox.EndpointRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Form for an endpoint request: port, signature, and direct access or through the engine's proxy.
final class EndpointForm extends Stack {

    /// The common ports: web and development servers, and the engine's daemon inside the sandbox.
    private static final List<Integer> COMMON = List.of(80, 3000, 5173, 8000, 8080, 8888, 44_772);

    private final IntegerField port = new IntegerField(text("details.port"));

    private final Checkbox throughEngine = new Checkbox(text("details.through-engine"));

    private final Select<Signature> signature = new Select<>();

    private final Binder<EndpointRequest> binder = new Binder<>(EndpointRequest.class);

    private final InstantSource time;

    private final Consumer<EndpointRequest> onSubmit;

    /// Validity of a signed address, which needs no headers.
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

    EndpointForm(InstantSource time, Consumer<EndpointRequest> onSubmit) {
        this.time = time;
        this.onSubmit = onSubmit;
        describeFields();
        bind();
        var get = new Button(text("details.get-endpoint"), _ -> submit());
        get.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        var line = new HorizontalLayout(Alignment.END, port, signature, get, throughEngine);
        line.setWrap(true);
        add(presets(), line);
    }

    private void describeFields() {
        var range = text("details.port.range");
        port.setMin(1);
        port.setMax(EndpointRequest.HIGHEST_PORT);
        port.setValue(8080);
        port.setWidth("6rem");
        port.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        port.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(range)
                .setMinErrorMessage(range)
                .setMaxErrorMessage(range));
        signature.setLabel(text("details.signature"));
        signature.setItems(Signature.values());
        signature.setValue(Signature.NONE);
        signature.setItemLabelGenerator(EndpointForm::label);
        signature.setWidth("9.5rem");
        signature.addThemeVariants(SelectVariant.LUMO_SMALL);
        signature.addValueChangeListener(_ -> exclude());
        throughEngine.addValueChangeListener(_ -> exclude());
    }

    /// The field itself reports a number outside the port range. A hidden signature counts as NONE.
    private void bind() {
        binder.forField(port)
                .withValidator(Objects::nonNull, text("details.port.range"))
                .bind("port");
        binder.bind(throughEngine, "throughEngine");
        binder.forField(signature)
                .withConverter(this::signedUntil, _ -> Signature.NONE)
                .bind("signedUntil");
    }

    /// @param signing whether signed addresses are available
    void show(boolean signing) {
        signature.setVisible(signing);
    }

    /// The engine's proxy accepts no signature.
    private void exclude() {
        throughEngine.setEnabled(signature.getValue() == Signature.NONE);
        signature.setEnabled(!throughEngine.getValue());
    }

    private HorizontalLayout presets() {
        var presets = new HorizontalLayout();
        presets.setSpacing("0.25rem");
        presets.setWrap(true);
        presets.getElement().setAttribute("role", "group");
        presets.getElement().setAttribute("aria-label", text("details.ports"));
        for (int common : COMMON) {
            var preset = new Button(String.valueOf(common), _ -> {
                port.setValue(common);
                submit();
            });
            preset.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            presets.add(preset);
        }
        return presets;
    }

    private void submit() {
        try {
            onSubmit.accept(binder.writeRecord());
        } catch (ValidationException wrong) {
            port.focus();
        }
    }

    private @Nullable Instant signedUntil(Signature chosen) {
        return chosen.length == null ? null : time.instant().plus(chosen.length);
    }

    private static String label(Signature signature) {
        return switch (signature) {
            case NONE -> text("details.signature.none");
            case QUARTER -> text("details.signature.minutes", 15);
            case HOUR -> text("details.signature.hours", 1);
            case DAY -> text("details.signature.days", 1);
        };
    }
}
