package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.bulk.Confirmation;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionWarning;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Confirms the start of a plan: by the names of its sandboxes, or by typing their number.
final class StartDialog extends CommandDialog<StartDialog.Confirmed> {

    /// What the person has confirmed.
    ///
    /// @param count the number they typed; absent where none was asked for
    record Confirmed(@Nullable Integer count) {}

    private final transient Confirmed confirmed;

    /// @param taken the sandboxes to name; empty where their number is to be typed
    StartDialog(
            Plan plan,
            Confirmation confirmation,
            List<PlanItem> taken,
            List<String> losses,
            BiConsumer<CommandDialog<Confirmed>, Confirmed> onSubmit) {
        super(BulkText.title(plan.command(), plan.taken()), text("bulk.start"), onSubmit);
        boolean typed = confirmation == Confirmation.COUNT;
        this.confirmed = new Confirmed(typed ? plan.taken() : null);
        content(new Paragraph(text("bulk.start.explanation")), names(taken));
        showWarnings(warnings(losses, typed ? String.valueOf(plan.taken()) : null));
        setWidth("36rem");
        if (plan.command().irreversible()) {
            submitButton().addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        if (!typed) {
            // What an Enter too many would do is done to many.
            cancelButton().focus();
        }
    }

    @Override
    protected Confirmed value() {
        return confirmed;
    }

    /// @param typed the number to type, or null
    private static List<ActionWarning> warnings(List<String> losses, @Nullable String typed) {
        List<String> sentences = losses.isEmpty() && typed != null ? List.of(text("bulk.start.count")) : losses;
        return sentences.stream()
                .map(sentence -> new ActionWarning(Message.quoted(sentence), typed))
                .toList();
    }

    private static UnorderedList names(List<PlanItem> taken) {
        var names = new UnorderedList();
        names.addClassName("start-names");
        names.getElement().setAttribute("aria-label", text("bulk.plan.items"));
        names.setVisible(!taken.isEmpty());
        taken.forEach(item -> {
            String creator = PlanItemGrid.seen(item, PlanItem.Observed::creatorName);
            String title = PlanItemGrid.title(item);
            names.add(new ListItem(creator.isEmpty() ? title : text("bulk.start.name", title, creator)));
        });
        return names;
    }
}
