package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.console.component.FieldLayout;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Form for the limits and the reason of a plan. They are part of the plan: another one is made with them.
final class BeltsForm extends Div {

    private static final int MOST_HOURS = 24 * 365;

    private final IntegerField most = field(text("bulk.belt.most"), 1, Integer.MAX_VALUE);

    private final IntegerField keepNewest = field(text("bulk.belt.keep-newest"), 0, Integer.MAX_VALUE);

    private final IntegerField minimumAge = field(text("bulk.belt.minimum-age"), 0, MOST_HOURS);

    private final IntegerField unusedFor = field(text("bulk.belt.unused-for"), 0, MOST_HOURS);

    private final TextArea reason = new TextArea(text("bulk.plan.reason"));

    private final Button make;

    /// @param asked the limits so far
    /// @param given the reason so far
    /// @param onMake receives the limits and the reason
    BeltsForm(Belts asked, @Nullable String given, BiConsumer<Belts, @Nullable String> onMake) {
        addClassName("belts-form");
        reason.setMaxLength(BulkPlans.LONGEST_REASON);
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.setWidthFull();
        reason.setMaxRows(4);
        reason.setValue(given == null ? "" : given);
        most.setValue(asked.most());
        keepNewest.setValue(asked.keepNewest());
        minimumAge.setValue(hours(asked.minimumAge()));
        unusedFor.setValue(hours(asked.unusedFor()));
        make = new Button(text("bulk.plan.again"), _ -> {
            if (valid()) {
                String why = reason.getValue().strip();
                onMake.accept(belts(), why.isEmpty() ? null : why);
            }
        });
        add(
                new Paragraph(text("bulk.belt.explanation")),
                new FieldLayout(4, "11rem", most, keepNewest, minimumAge, unusedFor),
                reason,
                make);
    }

    /// Offers nothing while a plan is being made.
    void rest(boolean now) {
        make.setEnabled(!now);
    }

    private boolean valid() {
        return Stream.of(most, keepNewest, minimumAge, unusedFor).noneMatch(IntegerField::isInvalid)
                && !reason.isInvalid();
    }

    private Belts belts() {
        return new Belts(
                most.getValue(),
                null,
                keepNewest.getValue(),
                hours(minimumAge.getValue()),
                hours(unusedFor.getValue()));
    }

    private static @Nullable Duration hours(@Nullable Integer hours) {
        return hours == null ? null : Duration.ofHours(hours);
    }

    private static @Nullable Integer hours(@Nullable Duration time) {
        return time == null ? null : Math.toIntExact(time.toHours());
    }

    private static IntegerField field(String label, int least, int most) {
        var field = new IntegerField(label);
        field.setMin(least);
        field.setMax(most);
        field.setClearButtonVisible(true);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(text("bulk.belt.number"))
                .setMinErrorMessage(text("bulk.belt.number"))
                .setMaxErrorMessage(text("bulk.belt.number")));
        return field;
    }
}
