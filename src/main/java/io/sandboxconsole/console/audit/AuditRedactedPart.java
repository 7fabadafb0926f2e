package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.RedactionAct;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says which parts of an entry were redacted, when, by whom and why, as the trail itself tells it.
final class AuditRedactedPart extends Div {

    private static final int MOST_ACTS = 50;

    private final transient AuditReader reader;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    private @Nullable UUID shown;

    AuditRedactedPart(AuditReader reader, CurrentActor currentActor, Background background) {
        this.reader = reader;
        this.currentActor = currentActor;
        this.background = background;
        addClassName("audit-redacted");
    }

    /// Reads and shows what there is to say of `entry`; nothing where nothing was redacted.
    void show(AuditEntry entry) {
        removeAll();
        UUID operation = entry.event().operation();
        shown = operation;
        setVisible(!entry.redacted().isEmpty());
        if (entry.redacted().isEmpty()) {
            return;
        }
        var actor = currentActor.get();
        background.read(UI.getCurrent(), () -> reader.read(actor, acts(entry.numbers())), result -> {
            if (Objects.equals(operation, shown)) {
                show(entry, result);
            }
        });
    }

    private static AuditQuery acts(List<Long> rows) {
        Set<String> targets = rows.stream().map(String::valueOf).collect(Collectors.toSet());
        var criteria = AuditCriteria.NONE
                .only(AuditField.ACTION, RedactionAct.EVENT)
                .with(AuditField.SANDBOX, new Values(targets, Set.of()));
        return new AuditQuery(criteria, null, MOST_ACTS, true);
    }

    private void show(AuditEntry entry, AsyncResult<List<AuditRow>> result) {
        removeAll();
        switch (result) {
            case AsyncResult.Pending<List<AuditRow>> _ -> add(new Paragraph(text("details.awaited")));
            case AsyncResult.Success<List<AuditRow>>(var acts) -> show(entry.redacted(), acts);
            case AsyncResult.Failure<List<AuditRow>>(var cause) -> add(new ErrorPanel(cause, () -> show(entry)));
        }
    }

    private void show(Set<Part> parts, List<AuditRow> acts) {
        var facts = new Facts();
        parts.stream()
                .sorted()
                .forEach(part -> facts.with(
                        text(part == Part.PERSON ? "audit.redact.person" : "audit.redact.content"), act(part, acts)));
        add(new H3(text("audit.redacted")), facts);
    }

    /// Intent and outcome are redacted at once, so one act tells of both.
    private static Component[] act(Part part, List<AuditRow> acts) {
        return acts.stream()
                .map(AuditRow::event)
                .filter(event -> event.ending() != null && event.ending().code().contains(RedactionAct.word(part)))
                .findFirst()
                .map(AuditRedactedPart::act)
                .orElseGet(() -> new Component[] {new Span(text("audit.redacted.elsewhere"))});
    }

    private static Component[] act(AuditEvent event) {
        String name =
                event.who().name().isBlank() ? event.who().id() : event.who().name();
        String reason = event.context().reason() == null ? "" : event.context().reason();
        return new Component[] {
            new Div(new TimeText(event.at(), Show.FULL)),
            new Div(text("audit.redacted.by", SafeText.line(name))),
            new Div(SafeText.line(reason))
        };
    }
}
