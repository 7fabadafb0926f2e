package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.filter.FilterCorrection;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds what was probably meant by a filter, with the metadata keys of the sandboxes that the user may see.
final class Corrections {

    private final FacetSource source;

    private final CurrentActor currentActor;

    private final Background background;

    Corrections(FacetSource source, CurrentActor currentActor, Background background) {
        this.source = source;
        this.currentActor = currentActor;
        this.background = background;
    }

    /// Passes the correction of `text`, if there is one, to `listener`, later and under the session lock.
    void find(UI ui, String text, Consumer<FilterCorrection> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> FilterCorrection.of(text, source.metadataKeys(actor)), result -> {
            switch (result) {
                case AsyncResult.Pending<Optional<FilterCorrection>>() -> {}
                case AsyncResult.Success<Optional<FilterCorrection>>(var found) -> found.ifPresent(listener);
                case AsyncResult.Failure<Optional<FilterCorrection>>(var cause) -> throw cause;
            }
        });
    }

    /// Button that takes the correction.
    static Button button(FilterCorrection correction, Consumer<String> onUse) {
        var use =
                new Button(text("filter.use", SafeText.line(correction.term())), _ -> onUse.accept(correction.text()));
        use.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        use.addClassName("filter-correction");
        return use;
    }
}
