package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.ProtectionForm;
import io.sandboxconsole.sandbox.ProtectionTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to lock a sandbox, or all of a creator or with a metadata entry. It says what a lock cannot stop, and
/// moves the expiry where the engine can.
final class LockDialog extends CommandDialog<LockOrder> {

    private final Select<LockOrder.Choice> choice = new Select<>();

    private final ProtectionForm form;

    private final DateTimePicker expiry = new DateTimePicker(text("lock.expiry"));

    private final @Nullable Instant expiresAt;

    private final ProtectionForm.Now now;

    /// @param what the sandbox or the group, as it is called
    /// @param choices what may be locked, the one that is chosen at first first
    /// @param expiresAt when the sandbox expires, if that can be moved
    LockDialog(
            String what,
            List<LockOrder.Choice> choices,
            @Nullable Instant expiresAt,
            ProtectionForm.Now now,
            BiConsumer<CommandDialog<LockOrder>, LockOrder> onSubmit) {
        super(text("lock.place.title", what), text("lock.place.submit"), onSubmit);
        this.now = now;
        this.expiresAt = expiresAt;
        this.form = new ProtectionForm(new ProtectionTerms("", null), now);
        choice.setLabel(text("lock.protects"));
        choice.setItems(choices);
        choice.setItemLabelGenerator(LockOrder.Choice::label);
        choice.setValue(choices.getFirst());
        choice.setWidthFull();
        // Of a group it tells the team.
        choice.setVisible(choices.size() > 1 || !chosen().single());
        choice.addValueChangeListener(_ -> showExpiry());
        describeExpiry();
        showExpiry();
        content(new Paragraph(text("lock.consequence")), choice, form, expiry, new Div(limitsTitle(), limits()));
        setWidth("36rem");
        form.focus();
    }

    /// What goes on all the same.
    private static UnorderedList limits() {
        var list = new UnorderedList(
                new ListItem(text("lock.limit.expiry")),
                new ListItem(text("lock.limit.engine")),
                new ListItem(text("lock.limit.clients")));
        list.addClassName("lock-limits");
        return list;
    }

    private static Span limitsTitle() {
        var title = new Span(text("lock.limit"));
        title.addClassName("lock-limits-title");
        return title;
    }

    private void describeExpiry() {
        expiry.setLocale(Texts.locale());
        expiry.setDatePickerI18n(Calendars.in(Texts.locale()));
        expiry.setStep(Duration.ofMinutes(1));
        var missing = text("hold.until-incomplete");
        expiry.setI18n(
                new DateTimePickerI18n().setBadInputErrorMessage(missing).setIncompleteInputErrorMessage(missing));
        if (expiresAt != null) {
            var present = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(Texts.locale())
                    .withZone(now.zone())
                    .format(expiresAt);
            expiry.setHelperText(text("lock.expiry-help", present));
        }
        form.onUntil(this::suggestExpiry);
    }

    /// A lock that lasts longer than its sandbox protects it no longer than that.
    private void suggestExpiry() {
        @Nullable Instant until = form.until();
        if (expiresAt != null && until != null && until.isAfter(expiresAt) && expiry.isEmpty()) {
            expiry.setValue(LocalDateTime.ofInstant(until, now.zone()));
        }
    }

    private void showExpiry() {
        expiry.setVisible(expiresAt != null && chosen().single());
    }

    private LockOrder.Choice chosen() {
        return Objects.requireNonNull(choice.getValue());
    }

    @Override
    protected @Nullable LockOrder value() {
        @Nullable ProtectionTerms terms = form.value();
        @Nullable Instant moved = moved();
        boolean later = moved == null || expiresAt == null || moved.isAfter(expiresAt);
        expiry.setErrorMessage(later ? null : text("lock.expiry-earlier"));
        expiry.setInvalid(!later);
        return terms == null || !later ? null : new LockOrder(chosen(), terms, moved);
    }

    private @Nullable Instant moved() {
        LocalDateTime local = expiry.getValue();
        return !expiry.isVisible() || local == null
                ? null
                : local.atZone(now.zone()).toInstant();
    }

    @Override
    protected boolean typed() {
        return form.typed() || !expiry.isEmpty();
    }

    @Override
    protected boolean place(RuntimeException cause) {
        return form.place(cause);
    }
}
