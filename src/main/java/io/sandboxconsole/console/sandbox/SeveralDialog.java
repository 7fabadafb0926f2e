package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Explanation;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.words.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks before an action on several sandboxes, and follows what comes of it for each of them.
@StyleSheet("styles/dialogs.css")
final class SeveralDialog extends Dialog {

    private final Map<SandboxId, Line> followed = new HashMap<>();

    private final ProgressBar progress = new ProgressBar();

    private final Span summary = new Span();

    private final Button cancel = new Button(say("dialog.cancel"), _ -> close());

    private final Button submit;

    private int done;

    private int failed;

    SeveralDialog(SeveralPlan plan, Consumer<SeveralDialog> onSubmit) {
        String label = ActionWords.label(plan.change().action());
        setHeaderTitle(say("dialog.several.title", label, plan.taken().size()));
        addClassNames("change-dialog", "several-dialog");
        setCloseOnOutsideClick(false);
        submit = new Button(say("list.action-count", label, plan.taken().size()), _ -> begin(onSubmit));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setEnabled(!plan.taken().isEmpty());
        getFooter().add(cancel, submit);
        progress.setMax(Math.max(1, plan.taken().size()));
        progress.setVisible(false);
        summary.getElement().setAttribute("role", "status");
        var body = new Div(new Warnings(List.copyOf(plan.cautions())), lines(plan.taken()), leftOut(plan), progress);
        body.addClassName("dialog-body");
        body.add(summary);
        add(body);
        setWidth("36rem");
    }

    /// Follows the call about one of them.
    void show(SandboxId id, Answer<Optional<Sandbox>> answer) {
        var line = Objects.requireNonNull(followed.get(id));
        switch (answer) {
            case Answer.Awaited<Optional<Sandbox>>() -> line.tell(say("dialog.several.asking"), "awaited");
            case Answer.Here<Optional<Sandbox>>(var changed) -> {
                done++;
                line.tell(say("dialog.several.done"), "done");
                line.state(changed.map(Sandbox::state));
            }
            case Answer.Refused<Optional<Sandbox>>(var cause) -> {
                failed++;
                line.tell(Explanation.of(cause).sentence(), "failed");
            }
        }
        progress.setValue(done + failed);
        summary.setText(say("dialog.several.summary", done, followed.size(), failed));
        if (done + failed == followed.size()) {
            cancel.setText(say("dialog.several.close"));
            cancel.focus();
        }
    }

    /// What was asked goes on when the dialog is closed.
    private void begin(Consumer<SeveralDialog> onSubmit) {
        submit.setVisible(false);
        progress.setVisible(true);
        cancel.setText(say("dialog.several.leave"));
        onSubmit.accept(this);
    }

    private Div lines(List<Sandbox> taken) {
        var lines = new Div();
        lines.addClassName("several-lines");
        lines.getElement().setAttribute("role", "list");
        taken.forEach(sandbox -> {
            var line = new Line(sandbox);
            followed.put(sandbox.id(), line);
            lines.add(line);
        });
        return lines;
    }

    private static Div leftOut(SeveralPlan plan) {
        var left = new Div();
        plan.left().forEach((reason, count) -> {
            var sentence = new Paragraph(say("dialog.several.left", count, reason));
            sentence.addClassName("nothing");
            left.add(sentence);
        });
        return left;
    }

    /// One of them, with its state and what came of the call.
    private static final class Line extends Div {

        private final Span state = new Span();

        private final Span outcome = new Span();

        Line(Sandbox sandbox) {
            addClassName("several-line");
            getElement().setAttribute("role", "listitem");
            state(Optional.of(sandbox.state()));
            outcome.addClassName("several-outcome");
            add(new Span(SafeText.line(sandbox.title())), state, outcome);
        }

        /// Shows nothing where the state is not known.
        void state(Optional<SandboxState> now) {
            state.removeAll();
            now.map(StateBadge::new).ifPresent(state::add);
        }

        void tell(String sentence, String style) {
            outcome.setText(sentence);
            outcome.setClassName("several-outcome " + style);
        }
    }
}
