package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.access.AuditProofs;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditIntegrity.Beginning;
import io.sandboxconsole.audit.IntegrityReport;
import io.sandboxconsole.audit.IntegrityReport.Progress;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.i18n.SafeText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows whether the trail is as it was written, since when, up to which row that was checked, and checks it on
/// request. The check runs in the background, without the session.
final class AuditIntegrityLight extends Div {

    /// Older results say little of now: the console checks each hour.
    private static final Duration FRESH = Duration.ofHours(2);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final transient AuditProofs proofs;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    private final transient Clock clock;

    private final Div state = new Div();

    private final Span since = new Span();

    private final Button check;

    private final ProgressBar bar = new ProgressBar();

    private final Span progress = new Span();

    private record Known(Optional<IntegrityReport> report, Optional<Beginning> beginning) {}

    AuditIntegrityLight(AuditProofs proofs, CurrentActor currentActor, Background background, Clock clock) {
        this.proofs = proofs;
        this.currentActor = currentActor;
        this.background = background;
        this.clock = clock;
        addClassName("audit-integrity");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("audit.integrity"));
        state.addClassName("audit-integrity-state");
        state.getElement().setAttribute("role", "status");
        since.addClassName("audit-since");
        check = new Button(text("audit.check"), _ -> check());
        check.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", text("audit.checking"));
        progress.setVisible(false);
        setVisible(false);
        add(state, check, bar, progress, since);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var actor = currentActor.get();
        background.read(event.getUI(), () -> new Known(proofs.report(actor), proofs.beginning()), result -> {
            // That the trail cannot be read is said above the rows.
            if (result instanceof AsyncResult.Success<Known>(var known)) {
                known.report().ifPresent(this::show);
                show(known.beginning());
            }
        });
    }

    private void show(IntegrityReport report) {
        setVisible(true);
        state.removeAll();
        @Nullable Finding broken = report.broken();
        @Nullable Instant checked = report.checked();
        if (broken != null) {
            state.add(new SignBadge("✕", text("audit.integrity.broken"), BadgeTone.BAD), words(broken));
        } else if (checked == null) {
            state.add(new SignBadge("…", text("audit.integrity.unchecked"), BadgeTone.INFO));
        } else if (checked.plus(FRESH).isBefore(clock.instant())) {
            state.add(new SignBadge("…", text("audit.integrity.stale"), BadgeTone.INFO));
        } else {
            state.add(new SignBadge("✓", text("audit.integrity.untouched"), BadgeTone.GOOD));
        }
        if (report.last() > 0) {
            String last = String.valueOf(report.last());
            state.add(
                    new Span(broken == null ? text("audit.integrity.last", last) : text("audit.integrity.was", last)));
        }
        if (checked != null) {
            state.add(new Span(text("audit.integrity.checked")), new TimeText(checked, Show.AGO));
        }
    }

    private static Component words(Finding broken) {
        String rows = broken.first() == broken.last()
                ? text("audit.integrity.row", String.valueOf(broken.first()))
                : text("audit.integrity.rows", String.valueOf(broken.first()), String.valueOf(broken.last()));
        var words = new Span(text("audit.integrity.finding", AuditLabels.attack(broken.attack()), rows));
        words.setTitle(SafeText.line(broken.explanation()));
        words.addClassName("audit-broken");
        return words;
    }

    private void show(Optional<Beginning> beginning) {
        since.removeAll();
        beginning.ifPresent(begun -> {
            since.add(new Span(text("audit.since")), new TimeText(begun.since(), Show.FULL));
            if (begun.rowsBefore() > 0) {
                since.add(new Span(text("audit.before-chain", begun.rowsBefore())));
            }
            if (begun.cutUpTo() > 0) {
                since.add(new Span(text("audit.cut-up-to", String.valueOf(begun.cutUpTo()))));
            }
            begun.unproved()
                    .forEach(rows -> since.add(new Span(
                            text("audit.unproved", String.valueOf(rows.first()), String.valueOf(rows.last())))));
        });
    }

    private void check() {
        var ui = UI.getCurrent();
        var actor = currentActor.get();
        check.setEnabled(false);
        background.call(ui, () -> proofs.check(actor, new Throttled(ui, this::show)), result -> {
            boolean pending = result instanceof AsyncResult.Pending;
            bar.setVisible(pending);
            progress.setVisible(pending);
            check.setEnabled(!pending);
            switch (result) {
                case AsyncResult.Pending<IntegrityReport> _ -> bar.setIndeterminate(true);
                case AsyncResult.Success<IntegrityReport>(var report) -> show(report);
                case AsyncResult.Failure<IntegrityReport>(var cause) -> {
                    state.removeAll();
                    state.add(new SignBadge("…", text("audit.integrity.unchecked"), BadgeTone.INFO));
                    state.add(new Span(ErrorText.of(cause).sentence()));
                }
            }
        });
    }

    private void show(Progress done) {
        bar.setIndeterminate(false);
        bar.setValue(done.of() == 0 ? 1 : Math.min(1.0, (double) done.rows() / done.of()));
        progress.setText(text("audit.checked-rows", done.rows(), done.of()));
    }

    /// Tells the page of progress a few times a second, from the thread that checks.
    private final class Throttled implements Consumer<Progress> {

        private final UI ui;

        private final Consumer<Progress> page;

        private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

        Throttled(UI ui, Consumer<Progress> page) {
            this.ui = ui;
            this.page = page;
        }

        @Override
        public void accept(Progress done) {
            Instant now = clock.instant();
            if (last.get().plus(PAUSE).isAfter(now) && done.rows() < done.of()) {
                return;
            }
            last.set(now);
            ui.accessLater(() -> page.accept(done), () -> {}).run();
        }
    }
}
