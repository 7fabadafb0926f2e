package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The filter fields above the audit trail. Times are entered in the person's own zone.
final class AuditFilterBar extends Composite<Div> {

    private final TextField text = new TextField(text("audit.text"));
    private final TextField action = new TextField(text("audit.action"));
    private final TextField actor = new TextField(text("audit.actor"));
    private final Select<Result> result = new Select<>();
    private final DateTimePicker from = new DateTimePicker(text("audit.from"));
    private final DateTimePicker to = new DateTimePicker(text("audit.before"));
    private final Consumer<AuditFilter> onChange;
    private ZoneId zone = ZoneOffset.UTC;

    AuditFilterBar(Consumer<AuditFilter> onChange) {
        this.onChange = onChange;
        text.setPlaceholder(text("audit.text.hint"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.addClassName("filter-text");
        text.getElement().setAttribute("data-shortcut", "search");
        action.setPlaceholder("delete");
        Stream.of(text, action, actor).forEach(AuditFilterBar::configure);
        result.setLabel(text("audit.result"));
        result.setItems(Result.values());
        result.setItemLabelGenerator(value -> value == null ? text("audit.any") : AuditEntry.word(value));
        result.setEmptySelectionAllowed(true);
        result.setEmptySelectionCaption(text("audit.any"));
        Stream.of(from, to).forEach(AuditFilterBar::localise);
        Stream.of(text, action, actor, result, from, to).forEach(this::follow);
        var clear = new Button(text("audit.clear"), _ -> onChange.accept(AuditFilter.NONE));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        // On a narrow screen the other fields would leave no room for the rows.
        var more = new Button(
                text("audit.more"),
                _ -> getContent().setClassName("more", !getContent().hasClassName("more")));
        more.addClassName("more-filters");
        getContent().addClassName("audit-filter");
        // The page can be loaded anew without losing it: the filter is in the address.
        getContent().getElement().setAttribute("data-kept", "");
        getContent().add(text, more, result, action, actor, from, to, clear);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        zone = PersonZone.of(attachEvent.getUI());
    }

    /// Fills the fields without notifying the listener.
    void show(AuditFilter filter) {
        text.setValue(orEmpty(filter.text()));
        action.setValue(orEmpty(filter.action()));
        actor.setValue(orEmpty(filter.actor()));
        result.setValue(filter.result());
        from.setValue(local(filter.from()));
        to.setValue(local(filter.to()));
    }

    private static void configure(TextField field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setClearButtonVisible(true);
    }

    private static void localise(DateTimePicker picker) {
        picker.setStep(Duration.ofMinutes(1));
        picker.setLocale(Texts.locale());
        picker.setDatePickerI18n(Calendars.in(Texts.locale()));
        picker.setDateAriaLabel(text("audit.date", picker.getLabel()));
        picker.setTimeAriaLabel(text("audit.time-of-day", picker.getLabel()));
    }

    private void follow(AbstractField<?, ?> field) {
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChange.accept(entered());
            }
        });
    }

    private AuditFilter entered() {
        return new AuditFilter(
                orNull(text.getValue()),
                orNull(action.getValue()),
                orNull(actor.getValue()),
                result.getValue(),
                instant(from.getValue()),
                instant(to.getValue()));
    }

    private @Nullable LocalDateTime local(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, zone);
    }

    private @Nullable Instant instant(@Nullable LocalDateTime entered) {
        return entered == null ? null : entered.atZone(zone).toInstant();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
