package io.sandboxconsole.console.past;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.sandboxconsole.history.past.PastFleet;
import io.sandboxconsole.history.past.TimeMachine.Progress;
import io.sandboxconsole.history.past.TimeMachine.Request;
import io.sandboxconsole.inventory.FrozenFleet;
import io.sandboxconsole.inventory.SandboxRows;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The time that one screen shows: now, or an instant of the past, whose fleet is read in the background. Its
/// methods run under the session lock, but for [#rows].
public final class TimeTravel {

    private static final int STEPS = 20;

    private final TimeTravels sources;

    private final Runnable onArrived;

    private final PastStrip strip;

    private final TimeButton button;

    private volatile @Nullable Instant at;

    private @Nullable Request request;

    TimeTravel(TimeTravels sources, Consumer<@Nullable Instant> onTravel, Runnable onArrived) {
        this.sources = sources;
        this.onArrived = onArrived;
        this.strip = new PastStrip(sources::name, () -> onTravel.accept(null));
        this.button = new TimeButton(sources, chosen -> onTravel.accept(chosen));
        strip.addDetachListener(_ -> stop());
    }

    /// The button that opens the choice of an instant.
    public Component button() {
        return button;
    }

    /// The mark of the past; hidden while the screen shows now.
    public Component strip() {
        return strip;
    }

    /// Whether the screen shows the past.
    public boolean past() {
        return at != null;
    }

    /// Whether [#rows] has what the screen shows; if not, it is being read.
    public boolean arrived() {
        Instant shown = at;
        return shown == null || sources.machine().kept(shown).isPresent();
    }

    /// The sandboxes that the screen shows; none while they are being read. For use by any thread.
    public SandboxRows rows() {
        Instant shown = at;
        return shown == null
                ? sources.inventory()
                : sources.machine().kept(shown).map(PastFleet::fleet).orElseGet(() -> FrozenFleet.none(shown));
    }

    /// Shows the fleet of `next`, at once or as soon as it is read; null is now. A fleet that is no longer kept,
    /// because others were asked for since, is read again.
    public void show(UI ui, @Nullable Instant next) {
        if (Objects.equals(at, next) && (arrived() || request != null)) {
            return;
        }
        stop();
        at = next;
        button.show(next);
        if (next == null) {
            strip.setVisible(false);
            return;
        }
        read(ui, next);
    }

    /// Says how many sandboxes the person sees of that instant.
    public void showVisible(int visible) {
        if (past() && arrived()) {
            strip.showVisible(visible);
        }
    }

    private void read(UI ui, Instant next) {
        var told = new AtomicInteger(-1);
        strip.showReading(next);
        Request begun = sources.machine().at(next, progress -> {
            if (told.getAndSet(step(progress)) != step(progress)) {
                ui.accessLater(() -> progress(next, progress), () -> {}).run();
            }
        });
        request = begun;
        begun.fleet()
                .whenComplete((fleet, failure) -> ui.accessLater(
                                () -> {
                                    if (Objects.equals(begun, request)) {
                                        request = null;
                                        arrive(ui, next, fleet, failure);
                                    }
                                },
                                () -> {})
                        .run());
    }

    private static int step(Progress progress) {
        return progress.expected() == 0 ? -1 : progress.read() * STEPS / progress.expected();
    }

    private void progress(Instant next, Progress progress) {
        if (next.equals(at) && request != null) {
            strip.showProgress(progress);
        }
    }

    private void arrive(UI ui, Instant next, @Nullable PastFleet fleet, @Nullable Throwable failure) {
        if (fleet != null) {
            strip.showArrived(fleet);
            onArrived.run();
        } else {
            Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            strip.showFailure(
                    next,
                    cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause),
                    () -> read(ui, next));
        }
    }

    private void stop() {
        if (request != null) {
            request.close();
            request = null;
        }
    }
}
