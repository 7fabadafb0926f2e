package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.i18n.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The filter fields above the audit trail.
final class AuditFilterBar extends Composite<Div> {

    private final TextField text = new TextField(text("audit.text"));
    private final Select<Result> result = new Select<>();
    private final ComboBox<AuditChoice> action = new ComboBox<>(text("audit.action"));
    private final ComboBox<AuditChoice> actor = new ComboBox<>(text("audit.actor"));
    private final AuditTimes times;
    private final Button about;
    private final Button clear;
    private final Consumer<AuditFilter> onChange;
    private AuditFilter shown = AuditFilter.NONE;
    private AuditChoices choices = AuditChoices.NONE;

    AuditFilterBar(Consumer<AuditFilter> onChange) {
        this.onChange = onChange;
        this.times = new AuditTimes(() -> onChange.accept(entered()));
        text.setPlaceholder(text("audit.text.hint"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.addClassName("filter-text");
        text.getElement().setAttribute("data-shortcut", "search");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        result.setLabel(text("audit.result"));
        result.setItems(Result.values());
        result.setItemLabelGenerator(value -> value == null ? text("audit.any") : AuditEntry.word(value));
        result.setEmptySelectionAllowed(true);
        result.setEmptySelectionCaption(text("audit.any"));
        Stream.of(action, actor).forEach(AuditFilterBar::configure);
        Stream.of(text, result, action, actor).forEach(this::follow);
        about = new Button(
                VaadinIcon.CLOSE_SMALL.create(), _ -> onChange.accept(entered().about(AuditFilter.NONE)));
        about.setIconAfterText(true);
        about.addThemeVariants(ButtonVariant.LUMO_SMALL);
        about.addClassName("audit-about");
        clear = new Button(text("audit.clear"), _ -> onChange.accept(AuditFilter.NONE.sortedBy(shown.oldestFirst())));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        // On a narrow screen the other fields would leave no room for the rows.
        var more = new Button(
                text("audit.more"),
                _ -> getContent().setClassName("more", !getContent().hasClassName("more")));
        more.addClassName("more-filters");
        getContent().addClassName("audit-filter");
        // The page can be loaded anew without losing it: the filter is in the address.
        getContent().getElement().setAttribute("data-kept", "");
        getContent().add(text, more, result, action, actor, times, about, clear);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        times.in(attachEvent.getUI());
    }

    /// Fills the fields without notifying the listener.
    ///
    /// @param target the name of the target that the filter is about
    void show(AuditFilter filter, String target) {
        shown = filter;
        text.setValue(orEmpty(filter.text()));
        result.setValue(filter.result());
        times.show(filter);
        choose();
        about.setVisible(filter.sandbox() != null || filter.target() != null);
        about.setText(text("audit.about", target));
        about.setAriaLabel(text("audit.about.remove", target));
        clear.setVisible(!filter.none());
    }

    /// Offers other choices of action and actor, without notifying the listener.
    void offer(AuditChoices offered) {
        choices = offered;
        choose();
    }

    private void choose() {
        choose(action, choices.actions(), shown.action() == null ? null : AuditChoices.action(shown.action(), null));
        choose(
                actor,
                choices.actors(),
                shown.actor() == null ? null : new AuditChoice(shown.actor(), SafeText.line(shown.actor()), "", null));
    }

    /// What the address holds is offered even where the trail does not have it.
    private static void choose(ComboBox<AuditChoice> field, List<AuditChoice> offered, @Nullable AuditChoice chosen) {
        List<AuditChoice> all = new ArrayList<>(offered);
        if (chosen != null && !all.contains(chosen)) {
            all.addFirst(chosen);
        }
        field.setItems(all);
        field.setValue(chosen == null ? null : all.get(all.indexOf(chosen)));
    }

    private static void configure(ComboBox<AuditChoice> field) {
        field.setItemLabelGenerator(AuditChoice::label);
        field.setClearButtonVisible(true);
        field.setOverlayWidth("18rem");
        field.setPlaceholder(text("audit.any"));
        field.setRenderer(LitRenderer.<AuditChoice>of("""
                <span class="audit-choice"><span>${item.label}<span class="audit-hint">${item.hint}</span></span>
                <span class="audit-count">${item.entries}</span></span>""")
                .withProperty("label", AuditChoice::label)
                .withProperty("hint", AuditChoice::hint)
                .withProperty(
                        "entries", choice -> choice.entries() == null ? "" : text("audit.entries", choice.entries())));
    }

    private void follow(AbstractField<?, ?> field) {
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChange.accept(entered());
            }
        });
    }

    /// An entry that is open belongs to the rows before.
    private AuditFilter entered() {
        return new AuditFilter(
                orNull(text.getValue()),
                action.getOptionalValue().map(AuditChoice::value).orElse(null),
                actor.getOptionalValue().map(AuditChoice::value).orElse(null),
                shown.sandbox(),
                shown.target(),
                result.getValue(),
                times.range(),
                times.from(),
                times.to(),
                shown.oldestFirst(),
                null);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
