package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Diagnostics.Kind;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayList;
import java.util.List;

/// Tab of the engine's logs and events about the sandbox, as plain text.
final class LogsPart extends DetailsPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>();

    private final LogText log = new LogText(this::read);

    private final LogSearchBar search = new LogSearchBar(log);

    private final Checkbox follow = new Checkbox(text("details.log.follow"), event -> log.follow(event.getValue()));

    private final AsyncPane<Diagnostics> pane = new AsyncPane<>(this::content, this::read);

    /// Whether a call is pending: a slow engine gets no second one meanwhile.
    private boolean pending;

    private int latest;

    LogsPart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        addClassName("logs-part");
        kind.setItems(Kind.values());
        kind.setValue(Kind.LOGS);
        kind.setItemLabelGenerator(LogsPart::label);
        kind.setAriaLabel(text("details.log.kind"));
        kind.addValueChangeListener(_ -> {
            pending = false;
            read();
        });
        var wrap = new Checkbox(text("details.log.wrap"), true);
        var numbers = new Checkbox(text("details.log.numbers"));
        wrap.addValueChangeListener(event -> {
            log.wrap(event.getValue());
            numbers.setEnabled(!event.getValue());
            log.number(!event.getValue() && numbers.getValue());
        });
        numbers.setEnabled(false);
        numbers.addValueChangeListener(event -> log.number(event.getValue()));
        var choices = new Div(kind, follow, wrap, numbers, new LogDownload(id, kind::getValue, log));
        choices.addClassName("log-choices");
        add(choices, search, pane);
    }

    @Override
    void show(DetailsModel detailsModel) {
        // The text does not depend on the sandbox's state: it is read when the tab opens, and while it is followed.
    }

    @Override
    protected void onAttach(AttachEvent event) {
        read();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        follow.setValue(false);
        pending = false;
    }

    private void read() {
        if (pending) {
            return;
        }
        int number = ++latest;
        reader.diagnostics(ui(), id, kind.getValue(), result -> {
            if (number == latest) {
                show(result);
            }
        });
    }

    private void show(AsyncResult<Diagnostics> result) {
        pending = result instanceof AsyncResult.Pending;
        if (result instanceof AsyncResult.Failure) {
            // A failed read is not repeated every other second.
            follow.setValue(false);
        }
        pane.show(result);
    }

    private Component content(Diagnostics diagnostics) {
        List<Component> content = new ArrayList<>();
        diagnostics.warnings().forEach(warning -> content.add(note(SafeText.line(text(warning)))));
        if (diagnostics.truncated() || diagnostics.text().length() > LogText.LONGEST) {
            content.add(note(text("details.log.truncated")));
        }
        if (diagnostics.text().isBlank() && diagnostics.warnings().isEmpty()) {
            content.add(nothing(kind.getValue()));
        }
        log.show(diagnostics.text());
        log.setVisible(!diagnostics.text().isBlank());
        search.refresh();
        content.add(log);
        return new Div(content.toArray(Component[]::new));
    }

    private static Component note(String sentence) {
        var note = new Paragraph(sentence);
        note.addClassName("log-note");
        return note;
    }

    private static Component nothing(Kind kind) {
        var nothing = new Paragraph(
                switch (kind) {
                    case LOGS -> text("details.log.none");
                    case EVENTS -> text("details.events.none");
                });
        nothing.addClassName("nothing");
        return nothing;
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case LOGS -> text("details.logs");
            case EVENTS -> text("details.events");
        };
    }
}
