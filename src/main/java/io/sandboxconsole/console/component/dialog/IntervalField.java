package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Interval.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Edits the delay of an automatic act: its kind, and where it needs one a time.
public final class IntervalField extends Div {

    private final Select<When> when = new Select<>();

    private final List<When> choices;

    private final TimeAmount amount;

    /// @param choices the available choices, the first of them preselected
    /// @param words names each choice
    IntervalField(String label, List<When> choices, Function<When, String> words, FormFields fields) {
        this.choices = choices;
        amount = new TimeAmount(fields);
        addClassName("interval");
        when.setManualValidation(true);
        when.setLabel(label);
        when.setItemLabelGenerator(words::apply);
        when.setItems(choices);
        when.setValue(choices.getFirst());
        when.addValueChangeListener(_ -> showAmount());
        add(fields.watched(when), amount);
        showAmount();
    }

    /// Sets the delay; one that is no choice becomes one, because what is must be shown as it is.
    void set(Interval interval) {
        if (!choices.contains(interval.when())) {
            List<When> more = new ArrayList<>(choices);
            more.add(interval.when());
            when.setItems(more);
        }
        if (interval.when() == When.AFTER) {
            amount.set(interval.time());
        }
        when.setValue(interval.when());
    }

    Interval value() {
        return switch (chosen()) {
            case UNSTATED -> Interval.UNSTATED;
            case NEVER -> Interval.NEVER;
            case AT_ONCE -> Interval.AT_ONCE;
            case LATEST -> Interval.LATEST;
            case AFTER -> Interval.after(amount.value());
        };
    }

    /// Whether the time, where one is needed, is there; marks one that is not.
    boolean check() {
        boolean right = complete();
        amount.mark(right ? "" : text("dialog.interval.wrong"));
        return right;
    }

    boolean complete() {
        return chosen() != When.AFTER || amount.value().isPositive();
    }

    /// Nothing is chosen for a moment while the choices are replaced.
    private When chosen() {
        return Optional.ofNullable(when.getValue()).orElse(When.UNSTATED);
    }

    /// Marks the choice as invalid; an empty sentence clears the mark.
    void mark(String sentence) {
        when.setErrorMessage(sentence);
        when.setInvalid(!sentence.isEmpty());
    }

    private void showAmount() {
        amount.setVisible(chosen() == When.AFTER);
    }
}
