package io.sandboxconsole.console.sandbox.hold;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.dialog.ProtectionForm;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The legal hold on a sandbox: by whom, why and until when, and the ways to place, change and release it for those who
/// may. Reads it when the details open.
public final class HoldPart extends Div {

    private final HoldCalls calls;

    private Sandbox sandbox;

    /// The hold in sight; absent if there is none.
    private @Nullable LegalHold shown;

    /// Whether it was read.
    private boolean known;

    public HoldPart(Sandbox sandbox, HoldCalls calls) {
        this.sandbox = sandbox;
        this.calls = calls;
        addClassName("hold-part");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("hold.title"));
    }

    /// Shows a later state of the same sandbox.
    public void show(Sandbox later) {
        sandbox = later;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!known) {
            read(event.getUI());
        }
    }

    private void read(UI ui) {
        calls.read(ui, sandbox.id(), result -> {
            switch (result) {
                case AsyncResult.Pending<Optional<LegalHold>>() -> {}
                case AsyncResult.Success<Optional<LegalHold>>(var hold) -> put(hold.orElse(null));
                case AsyncResult.Failure<Optional<LegalHold>>(var cause) -> putProblem(cause);
            }
        });
    }

    private void put(@Nullable LegalHold hold) {
        if (known && Objects.equals(hold, shown)) {
            return;
        }
        known = true;
        shown = hold;
        removeAll();
        setClassName("held", hold != null);
        if (hold == null) {
            putNone();
        } else {
            putHold(hold);
        }
    }

    /// What was read before stays.
    private void putProblem(RuntimeException cause) {
        if (!known) {
            removeAll();
            add(new ErrorPanel(cause, () -> getUI().ifPresent(this::read)));
        }
    }

    private void putNone() {
        var none = new Div(new Span(text("hold.none")));
        none.addClassName("hold-none");
        if (calls.mayHold()) {
            none.add(button(text("hold.place.open"), VaadinIcon.LOCK, this::place));
        }
        add(new Facts().with(text("hold.title"), none));
    }

    private void putHold(LegalHold hold) {
        add(facts(hold));
        if (calls.mayHold()) {
            var buttons = new Div(
                    button(text("hold.change.open"), VaadinIcon.EDIT, () -> change(hold)),
                    button(text("hold.release.open"), VaadinIcon.UNLOCK, () -> release(hold)));
            buttons.addClassName("hold-buttons");
            add(buttons);
        } else {
            var why = new Paragraph(text("hold.read-only", RoleText.anyWith(List.of(Permission.HOLD_HISTORY))));
            why.addClassName("action-reason");
            add(why);
        }
    }

    /// What there is to say of a hold.
    static Facts facts(LegalHold hold) {
        var lock = VaadinIcon.LOCK.create();
        lock.getElement().setAttribute("aria-hidden", "true");
        var until = hold.until() == null
                ? new Span(lock, new Span(text("hold.endless")))
                : new Span(lock, new Span(text("hold.held-until") + " "), new TimeText(hold.until(), Show.FULL));
        until.addClassName("hold-state");
        var why = new Span(hold.why() == null ? text("hold.why-hidden") : SafeText.of(hold.why()));
        why.addClassName("hold-why");
        return new Facts()
                .with(text("hold.title"), until)
                .with(text("hold.why"), why)
                .withText(text("hold.by"), hold.by())
                .withTime(text("hold.at"), hold.at(), Show.FULL);
    }

    private static Button button(String label, VaadinIcon icon, Runnable onClick) {
        var button = new Button(label, icon.create(), _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void place() {
        UI ui = ui();
        new HoldDialog(
                        sandbox.title(),
                        null,
                        new ProtectionForm.Now(calls::now, PersonZone.of(ui)),
                        (dialog, terms) -> calls.place(ui, sandbox.id(), terms, result -> {
                            dialog.show(result);
                            renew(ui, result);
                        }))
                .open();
    }

    private void change(LegalHold hold) {
        UI ui = ui();
        new HoldDialog(
                        sandbox.title(),
                        hold,
                        new ProtectionForm.Now(calls::now, PersonZone.of(ui)),
                        (dialog, terms) -> calls.change(ui, sandbox.id(), hold, terms, result -> {
                            dialog.show(result);
                            renew(ui, result);
                        }))
                .open();
    }

    private void release(LegalHold hold) {
        UI ui = ui();
        new ReleaseDialog(
                        sandbox.title(),
                        hold,
                        (dialog, why) -> calls.release(ui, sandbox.id(), hold, why, result -> {
                            dialog.show(result);
                            renew(ui, result);
                        }))
                .open();
    }

    /// Also after a failure, which may say that another person was first.
    private void renew(UI ui, AsyncResult<UI> result) {
        if (!(result instanceof AsyncResult.Pending) && isAttached()) {
            read(ui);
        }
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}
