package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lease.LeaseCleanup;
import io.sandboxconsole.sandbox.lease.LeaseFlag;
import io.sandboxconsole.sandbox.lease.LeaseReport;

/// Card of a leased sandbox: the claims of its labels, flags, the cleanup decision of the leasing tool, and the
/// commands for its holder.
final class LeaseCard extends Card {

    LeaseCard(Sandbox sandbox, LeaseReport report) {
        addClassName("lease-card");
        addThemeVariants(CardVariant.OUTLINED);
        setAriaRole("group");
        setTitle(new Span(text(report.mode())));
        var content = new Stack();
        report.flags().forEach(flag -> content.add(flag(flag)));
        content.add(quiet(text("details.lease.claims")), LeaseFacts.of(sandbox, report), cleanup(report.cleanup()));
        if (report.commands() != null) {
            content.add(
                    command(text("details.lease.ssh"), report.commands().ssh()),
                    command(text("details.lease.stop"), report.commands().stop()));
        }
        add(content);
    }

    private static Component flag(LeaseFlag flag) {
        var meaning = new Span(text(flag.meaning()));
        meaning.addClassName("lease-meaning");
        var line = new Div(EngineAttributeFacts.sign(icon(flag), text(flag.word()), tone(flag)), meaning);
        line.addClassName("lease-flag");
        return line;
    }

    private static VaadinIcon icon(LeaseFlag flag) {
        return switch (flag) {
            case DAMAGED -> VaadinIcon.UNLINK;
            case AMBIGUOUS -> VaadinIcon.SPLIT;
            case CONTRADICTED -> VaadinIcon.QUESTION_CIRCLE_O;
            case OVERDUE -> VaadinIcon.ALARM;
            case NEVER_STOPS -> VaadinIcon.TIMER;
            case PUBLIC_PORTS -> VaadinIcon.GLOBE;
            case KEPT -> VaadinIcon.LOCK;
        };
    }

    private static String tone(LeaseFlag flag) {
        return switch (flag) {
            case DAMAGED, AMBIGUOUS -> "bad";
            case CONTRADICTED, OVERDUE, NEVER_STOPS, PUBLIC_PORTS -> "warn";
            case KEPT -> "info";
        };
    }

    /// A prediction: the console carries out no cleanup. The reason may contain a label's text.
    private static Component cleanup(LeaseCleanup cleanup) {
        String decision = switch (cleanup.decision()) {
            case DELETE -> text("details.lease.cleanup.delete") + " ";
            case SKIP -> text("details.lease.cleanup.skip") + " ";
            case NOT_CONSIDERED -> "";
        };
        return new Facts().withText(text("details.lease.cleanup"), decision + text(cleanup.reason()));
    }

    private static Component command(String label, String text) {
        return new Div(
                quiet(label), new HorizontalLayout(Alignment.CENTER, Facts.code(text), Clipboard.button(label, text)));
    }

    private static Paragraph quiet(String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName("nothing");
        return paragraph;
    }
}
