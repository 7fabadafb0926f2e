package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.i18n.SafeText;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows all facts about one key and its actions; an unavailable action shows the reason.
final class KeyDetails extends Dialog {

    private final DescriptionList facts = new DescriptionList();

    private final Paragraph reason = new Paragraph();

    private final transient KeyRow shown;

    private final Consumer<KeyAction> onAction;

    KeyDetails(KeyRow line, Consumer<KeyAction> onAction) {
        this.shown = line;
        this.onAction = onAction;
        setHeaderTitle(line.name());
        addClassNames("change-dialog", "key-details");
        setWidth("min(36rem, 96vw)");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        identity(line);
        life(line);
        use(line);
        add(actions(line), reason, facts);
        getFooter().add(new Button(text("shell.close"), _ -> close()));
    }

    /// Whether the dialog shows exactly these facts.
    boolean shows(KeyRow other) {
        return shown.equals(other);
    }

    private void identity(KeyRow line) {
        fact(
                text("key.standing"),
                new SignBadge(
                        line.standing().sign(),
                        line.standing().label(),
                        line.standing().tone()));
        fact(text("key.lookup"), KeySummary.code(line.lookup()));
        fact(text("key.kind"), new Span(line.kind()));
        fact(line.key().team() == null ? text("key.person") : text("key.team"), new Span(line.whose()));
        fact(text("key.role"), new Span(line.role()));
        fact(text("key.connection"), new Span(line.connection()));
        fact(text("key.limits"), new Span(line.limits()));
    }

    private void life(KeyRow line) {
        var key = line.key();
        step(text("key.created"), key.created());
        moment(text("key.expires"), key.expires());
        step(text("key.standing.revoked"), key.revoked());
        step(text("key.standing.deleted"), key.deleted());
    }

    private void use(KeyRow line) {
        fact(text("key.used"), KeySummary.used(line));
        fact(
                text("key.sandboxes"),
                line.sandboxes() == 0
                        ? new Span(text("key.sandboxes.live", 0))
                        : new Anchor(line.list(), text("key.sandboxes.live", line.sandboxes())));
        fact(text("key.id"), KeySummary.code(line.key().id().toString()));
    }

    private Component actions(KeyRow line) {
        var bar = new Div();
        bar.addClassName("action-bar");
        if (!line.changeable()) {
            var sentence = new Paragraph(text("key.read-only"));
            sentence.addClassName("action-reason");
            bar.add(sentence);
            return bar;
        }
        for (KeyAction action : KeyAction.values()) {
            bar.add(button(action, action.why(line)));
        }
        return bar;
    }

    private Button button(KeyAction action, @Nullable String why) {
        var button = new Button(action.label(), action.icon().create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (action == KeyAction.DELETE) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        if (why == null) {
            button.addClickListener(_ -> {
                close();
                onAction.accept(action);
            });
        } else {
            UnavailableHint.mark(button, why);
            button.addClickListener(_ -> reason.setText(why));
        }
        return button;
    }

    private void step(String name, @Nullable Step step) {
        if (step != null) {
            var by = new Span(text("key.by", SafeText.line(step.name())));
            fact(name, new Span(new TimeText(step.at(), Show.FULL), new Span(" "), by));
        }
    }

    private void moment(String name, @Nullable Instant moment) {
        if (moment != null) {
            fact(name, new TimeText(moment, Show.FULL));
        }
    }

    private void fact(String name, Component value) {
        facts.add(new Term(name), new Description(value));
    }
}
