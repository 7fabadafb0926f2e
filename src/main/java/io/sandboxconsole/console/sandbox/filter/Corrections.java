package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.filter.FilterCorrection;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Finds what was probably meant by a filter, with the metadata keys of the sandboxes that the user may see.
final class Corrections {

    private final Inventory inventory;

    private final CurrentActor currentActor;

    private final Background background;

    Corrections(Inventory inventory, CurrentActor currentActor, Background background) {
        this.inventory = inventory;
        this.currentActor = currentActor;
        this.background = background;
    }

    /// Passes the correction of `text`, if there is one, to `listener`, later and under the session lock.
    void find(UI ui, String text, Consumer<FilterCorrection> listener) {
        var actor = currentActor.get();
        background.read(
                ui,
                () -> {
                    Set<String> keys = inventory
                            .facets(actor, SandboxFilter.EVERYTHING, Set.of(FacetChoices.LABELS))
                            .of(FacetChoices.LABELS)
                            .values()
                            .stream()
                            .map(Value::value)
                            .collect(Collectors.toSet());
                    return FilterCorrection.of(text, keys);
                },
                result -> {
                    if (result instanceof AsyncResult.Success<Optional<FilterCorrection>>(var found)) {
                        found.ifPresent(listener);
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
