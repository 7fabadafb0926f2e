package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

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
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.Unavailable;
import io.sandboxconsole.words.SafeText;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything about one key, and what can be done to it; what cannot be done now says why.
final class KeyDetails extends Dialog {

    private final DescriptionList facts = new DescriptionList();

    private final Paragraph reason = new Paragraph();

    private final Consumer<KeyAction> onAction;

    KeyDetails(KeyLine line, Consumer<KeyAction> onAction) {
        this.onAction = onAction;
        setHeaderTitle(line.name());
        addClassNames("change-dialog", "key-details");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        facts.addClassName("facts");
        identity(line);
        life(line);
        use(line);
        add(actions(line), reason, facts);
        getFooter().add(new Button(say("shell.close"), _ -> close()));
    }

    private void identity(KeyLine line) {
        fact(say("key.standing"), new KeyBadge(line.standing()));
        fact(say("key.lookup"), KeySummary.code(line.lookup()));
        fact(say("key.kind"), new Span(line.kind()));
        fact(line.key().team() == null ? say("key.person") : say("key.team"), new Span(line.whose()));
        fact(say("key.role"), new Span(line.role()));
        fact(say("key.connection"), new Span(line.connection()));
        fact(say("key.limits"), new Span(line.limits()));
    }

    private void life(KeyLine line) {
        var key = line.key();
        step(say("key.created"), key.created());
        moment(say("key.expires"), key.expires());
        step(say("key.standing.revoked"), key.revoked());
        step(say("key.standing.deleted"), key.deleted());
    }

    private void use(KeyLine line) {
        fact(say("key.used"), KeySummary.used(line));
        fact(
                say("key.sandboxes"),
                line.sandboxes() == 0
                        ? new Span(say("key.sandboxes.live", 0))
                        : new Anchor(line.list(), say("key.sandboxes.live", line.sandboxes())));
        fact(say("key.id"), KeySummary.code(line.key().id().toString()));
    }

    private Component actions(KeyLine line) {
        var bar = new Div();
        bar.addClassName("action-bar");
        if (!line.changeable()) {
            var sentence = new Paragraph(say("key.read-only"));
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
            Unavailable.mark(button, why);
            button.addClickListener(_ -> reason.setText(why));
        }
        return button;
    }

    private void step(String name, @Nullable Step step) {
        if (step != null) {
            var by = new Span(say("key.by", SafeText.line(step.name())));
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
