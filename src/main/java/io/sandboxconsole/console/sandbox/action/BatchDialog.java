package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.dialog.SingleDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Confirms an action on several sandboxes, and shows the outcome for each of them.
@StyleSheet("styles/dialogs.css")
public final class BatchDialog extends SingleDialog {

    private final Map<SandboxId, Line> followed = new HashMap<>();

    private final ProgressBar progress = new ProgressBar();

    private final Span summary = new Span();

    private final Button cancel = new Button(text("dialog.cancel"), _ -> close());

    private final Button submit;

    private int done;

    private int failed;

    BatchDialog(BatchPlan plan, Consumer<BatchDialog> onSubmit) {
        String label = ActionText.label(plan.command().action());
        setHeaderTitle(text("dialog.several.title", label, plan.taken().size()));
        addClassName("change-dialog");
        setCloseOnOutsideClick(false);
        submit = new Button(text("list.action-count", label, plan.taken().size()), _ -> submit(onSubmit));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setEnabled(!plan.taken().isEmpty());
        getFooter().add(cancel, submit);
        progress.setMax(Math.max(1, plan.taken().size()));
        progress.setVisible(false);
        summary.getElement().setAttribute("role", "status");
        add(new Stack(
                new Paragraph(ConfirmationDialog.consequence(plan.command())),
                new Warnings(warnings(plan)),
                lines(plan),
                leftOut(plan),
                progress,
                summary));
        setWidth("40rem");
        // What an Enter too many would do is done to many.
        cancel.focus();
    }

    /// Shows the progress of the call for one of the sandboxes.
    void show(SandboxId id, AsyncResult<Optional<Sandbox>> result) {
        var line = Objects.requireNonNull(followed.get(id));
        switch (result) {
            case AsyncResult.Pending<Optional<Sandbox>>() -> line.show(text("dialog.several.asking"), "awaited");
            case AsyncResult.Success<Optional<Sandbox>>(var changed) -> {
                done++;
                line.show(text("dialog.several.done"), "done");
                line.state(changed.map(Sandbox::state));
            }
            case AsyncResult.Failure<Optional<Sandbox>>(var cause) -> {
                failed++;
                line.show(ErrorText.of(cause).sentence(), "failed");
            }
        }
        progress.setValue(done + failed);
        summary.setText(text("dialog.several.summary", done, followed.size(), failed));
        if (done + failed == followed.size()) {
            cancel.setText(text("dialog.several.close"));
            cancel.focus();
        }
    }

    /// Submits; closing the dialog does not cancel the calls.
    private void submit(Consumer<BatchDialog> onSubmit) {
        if (!submit.isVisible() || !isOpened()) {
            return;
        }
        submit.setVisible(false);
        progress.setVisible(true);
        cancel.setText(text("dialog.several.leave"));
        onSubmit.accept(this);
    }

    private static List<String> warnings(BatchPlan plan) {
        List<String> sentences = new ArrayList<>(plan.warnings());
        if (!plan.foreign().isEmpty()) {
            sentences.addFirst(text(
                    "dialog.several.foreign",
                    plan.foreign().size(),
                    plan.taken().size()));
        }
        return sentences;
    }

    /// The person's own sandboxes, and apart from them those of others.
    private Div lines(BatchPlan plan) {
        Map<Boolean, List<Sandbox>> parts = plan.taken().stream()
                .collect(Collectors.partitioningBy(sandbox -> plan.foreign().contains(sandbox.id())));
        List<Sandbox> own = Objects.requireNonNull(parts.get(false));
        List<Sandbox> others = Objects.requireNonNull(parts.get(true));
        var lines = new Div();
        lines.addClassName("several-lines");
        if (!others.isEmpty()) {
            lines.add(part(text("dialog.several.others", others.size()), others));
        }
        if (!own.isEmpty()) {
            lines.add(part(text("dialog.several.own", own.size()), own));
        }
        return lines;
    }

    private Div part(String heading, List<Sandbox> sandboxes) {
        var list = new Div();
        list.getElement().setAttribute("role", "list");
        list.getElement().setAttribute("aria-label", heading);
        sandboxes.forEach(sandbox -> {
            var line = new Line(sandbox);
            followed.put(sandbox.id(), line);
            list.add(line);
        });
        var title = new Span(heading);
        title.addClassName("several-part");
        return new Div(title, list);
    }

    private static Div leftOut(BatchPlan plan) {
        var left = new Div();
        plan.left().forEach((reason, count) -> {
            var sentence = new Paragraph(text("dialog.several.left", count, reason));
            sentence.addClassName("nothing");
            left.add(sentence);
        });
        return left;
    }

    /// Line of one sandbox, with its state and the outcome of its call.
    private static final class Line extends Div {

        private final Span state = new Span();

        private final Span outcome = new Span();

        Line(Sandbox sandbox) {
            addClassName("several-line");
            getElement().setAttribute("role", "listitem");
            state(Optional.of(sandbox.state()));
            outcome.addClassName("several-outcome");
            var identity = new Div(new CreatorLabel(sandbox.creator()));
            identity.addClassName("several-identity");
            if (sandbox.name().isPresent()) {
                var id = new Span(SafeText.line(sandbox.id().value()));
                id.addClassName("code");
                identity.add(id);
            }
            add(new Span(SafeText.line(sandbox.title())), state, identity, outcome);
        }

        /// Shows the state; empty removes the badge.
        void state(Optional<SandboxState> now) {
            state.removeAll();
            now.map(StateBadge::new).ifPresent(state::add);
        }

        void show(String sentence, String style) {
            outcome.setText(sentence);
            outcome.setClassName("several-outcome " + style);
        }
    }
}
