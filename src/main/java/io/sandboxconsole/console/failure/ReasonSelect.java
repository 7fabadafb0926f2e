package io.sandboxconsole.console.failure;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.history.FailureInsights.Count;
import io.sandboxconsole.i18n.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Select of one of the engine's reasons, or of any; each with its number, which does not depend on the choice.
final class ReasonSelect extends Select<String> {

    private static final String ANY = "";

    private static final String NONE = "none";

    private List<Count> counted = List.of();

    /// @param onChoose takes the chosen reason, null for any
    ReasonSelect(Consumer<@Nullable String> onChoose) {
        setAriaLabel(text("failure.by.reason"));
        setItemLabelGenerator(this::label);
        setItems(ANY);
        setValue(ANY);
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChoose.accept(event.getValue().equals(ANY) ? null : event.getValue());
            }
        });
    }

    private String label(String reason) {
        if (reason.equals(ANY)) {
            return text("failure.any-reason");
        }
        String word = reason.equals(NONE) ? text("failure.no-reason") : SafeText.line(reason);
        return counted.stream()
                .filter(count -> count.value().equals(reason))
                .findFirst()
                .map(count -> text("failure.reason", word, count.now()))
                .orElse(word);
    }

    /// Offers the reasons that were counted, the most frequent first.
    void offer(List<Count> reasons, @Nullable String chosen) {
        counted = reasons;
        show(chosen);
    }

    /// Shows the chosen reason, null for any.
    void show(@Nullable String chosen) {
        List<String> items = new ArrayList<>(List.of(ANY));
        counted.forEach(count -> items.add(count.value()));
        if (chosen != null && !items.contains(chosen)) {
            items.add(chosen);
        }
        setItems(items);
        setValue(chosen == null ? ANY : chosen);
    }
}
