package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.console.audit.AuditLinks;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.PaneHeader;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.UnavailableHint;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows all facts about one key beside the list, and its actions; an unavailable action shows the reason.
final class KeyDetails extends Div {

    /// Receives the requests of the pane.
    interface Screen {

        void act(KeyRow line, KeyAction action);

        /// Opens the key `by` lines further down the list.
        void step(int by);

        void close();
    }

    private final Screen screen;

    private final boolean trail;

    private final PaneHeader header;

    private final Div actions = new Div();

    private final Paragraph reason = new Paragraph();

    private final Div links = new Div();

    private final Div facts = new Div();

    private transient @Nullable KeyRow shown;

    /// @param trail whether the person may read what keys did
    KeyDetails(Screen screen, boolean trail) {
        this.screen = screen;
        this.trail = trail;
        addClassNames("details", "key-details");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("key.region"));
        header = new PaneHeader(
                new PaneHeader.Labels(text("key.previous"), text("key.next"), text("key.close")),
                screen::step,
                screen::close);
        actions.addClassName("action-bar");
        reason.addClassName("action-reason");
        reason.getElement().setAttribute("role", "status");
        links.addClassName("key-links");
        add(header, actions, reason, links, facts);
    }

    /// Shows the key as it is now; what has not changed stays, and with it the focus.
    void show(KeyRow line) {
        @Nullable KeyRow before = shown;
        shown = line;
        if (line.equals(before)) {
            return;
        }
        header.show(line.name());
        if (before == null || !possible(before).equals(possible(line))) {
            putActions(line);
        }
        if (before == null || !before.key().id().equals(line.key().id())) {
            putLinks(line);
        }
        facts.removeAll();
        facts.add(facts(line));
    }

    /// Gives the heading the focus.
    void focusHeading() {
        header.focusTitle();
    }

    private static List<String> possible(KeyRow line) {
        return Arrays.stream(KeyAction.values())
                .map(action -> line.key().id() + " " + line.changeable() + " " + action.why(line))
                .toList();
    }

    private static Facts facts(KeyRow line) {
        var key = line.key();
        var facts = new Facts()
                .with(
                        text("key.standing"),
                        new SignBadge(
                                line.standing().sign(),
                                line.standing().label(),
                                line.standing().tone()))
                .with(text("key.lookup"), KeySummary.code(line.lookup()))
                .withText(text("key.kind"), line.kind())
                .withText(key.team() == null ? text("key.person") : text("key.team"), line.whose())
                .withText(text("key.role"), line.role())
                .withText(text("key.connection"), line.connection())
                .withText(text("key.limits"), line.limits());
        step(facts, text("key.created"), key.created());
        facts.withTime(text("key.expires"), key.expires(), Show.FULL);
        step(facts, text("key.standing.revoked"), key.revoked());
        step(facts, text("key.standing.deleted"), key.deleted());
        return facts.with(text("key.used"), KeySummary.used(line))
                .with(
                        text("key.sandboxes"),
                        line.sandboxes() == 0
                                ? new Span(text("key.sandboxes.live", 0))
                                : new Anchor(line.list(), text("key.sandboxes.live", line.sandboxes())))
                .withCopy(text("key.id"), key.id().toString());
    }

    private static void step(Facts facts, String name, @Nullable Step step) {
        if (step != null) {
            facts.with(
                    name,
                    new Span(
                            new TimeText(step.at(), Show.FULL),
                            new Span(" "),
                            new Span(text("key.by", KeyRow.author(step)))));
        }
    }

    private void putLinks(KeyRow line) {
        links.removeAll();
        if (trail) {
            links.add(
                    AuditLinks.by(line.key().actorId().value(), text("key.trail")),
                    AuditLinks.about(line.key().lookup(), text("key.changes")));
        }
    }

    private void putActions(KeyRow line) {
        reason.setText("");
        actions.removeAll();
        if (!line.changeable()) {
            var sentence = new Paragraph(text("key.read-only"));
            sentence.addClassName("action-reason");
            actions.add(sentence);
            return;
        }
        for (KeyAction action : KeyAction.values()) {
            actions.add(button(action, action.why(line)));
        }
    }

    /// Acts on the key as it is at the time of the click.
    private Component button(KeyAction action, @Nullable String why) {
        var button = new Button(action.label(), action.icon().create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (action == KeyAction.DELETE) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        if (why == null) {
            button.addClickListener(_ -> {
                if (shown != null) {
                    screen.act(shown, action);
                }
            });
        } else {
            UnavailableHint.mark(button, why);
            button.addClickListener(_ -> reason.setText(why));
        }
        return button;
    }
}
