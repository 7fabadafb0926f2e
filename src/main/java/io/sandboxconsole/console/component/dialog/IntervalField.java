package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Edits the delay of an automatic action: never, after a time, or for some actions at once.
public final class IntervalField extends Div {

    /// The kind of delay.
    public enum When {
        NEVER,
        AT_ONCE,
        AFTER
    }

    private final Select<When> when = new Select<>();

    private final TimeAmount amount;

    /// @param choices the available choices, the first of them preselected
    /// @param atOnce how [When#AT_ONCE] reads
    IntervalField(String label, List<When> choices, String atOnce, FormFields fields) {
        amount = new TimeAmount(fields);
        addClassName("interval");
        when.setLabel(label);
        when.setItems(choices);
        when.setItemLabelGenerator(choice -> switch (choice) {
            case NEVER -> text("dialog.interval.never");
            case AT_ONCE -> atOnce;
            case AFTER -> text("dialog.interval.after");
        });
        when.setValue(choices.getFirst());
        when.addValueChangeListener(_ -> showAmount());
        add(fields.watched(when), amount);
        showAmount();
    }

    void set(@Nullable Duration duration) {
        if (duration == null) {
            when.setValue(When.NEVER);
        } else if (duration.isZero()) {
            when.setValue(When.AT_ONCE);
        } else {
            amount.set(duration);
            when.setValue(When.AFTER);
        }
    }

    /// Absent for never.
    @Nullable
    Duration value() {
        return switch (when.getValue()) {
            case NEVER -> null;
            case AT_ONCE -> Duration.ZERO;
            case AFTER -> amount.value();
        };
    }

    /// Whether the time, where one is needed, is there; marks one that is not.
    boolean check() {
        boolean right = when.getValue() != When.AFTER || amount.value().isPositive();
        amount.mark(right ? "" : text("dialog.interval.wrong"));
        return right;
    }

    void refuse(String sentence) {
        when.setErrorMessage(sentence);
        when.setInvalid(true);
    }

    private void showAmount() {
        when.setInvalid(false);
        amount.setVisible(when.getValue() == When.AFTER);
    }
}
