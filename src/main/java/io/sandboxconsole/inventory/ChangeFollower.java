package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/// Follows each change of ours to its end by reading that one sandbox, with growing pauses and a bounded number of
/// times, however slow the listings are. Reads nothing that a listing has shown in the meantime. Safe for use by
/// several threads.
final class ChangeFollower {

    /// With the default pauses this takes three minutes; afterwards the listings have to tell.
    static final int MOST_READS = 8;

    private static final Logger log = LoggerFactory.getLogger(ChangeFollower.class);

    private final Inventory inventory;

    private final Function<SandboxId, Optional<Sandbox>> reading;

    private final PollBackoff pauses;

    private final TaskScheduler scheduler;

    private final Consumer<SandboxEvent.Settled> onEnd;

    private final Map<SandboxId, Followed> followed = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    /// @param reading reads one sandbox from its engine and publishes it; throws [ProviderException]
    /// @param onEnd receives each change that is followed no longer
    ChangeFollower(
            Inventory inventory,
            Function<SandboxId, Optional<Sandbox>> reading,
            PollBackoff pauses,
            TaskScheduler scheduler,
            Consumer<SandboxEvent.Settled> onEnd) {
        this.inventory = inventory;
        this.reading = reading;
        this.pauses = pauses;
        this.scheduler = scheduler;
        this.onEnd = onEnd;
    }

    /// A change underway.
    ///
    /// @param left the state to be left; null where any state at rest is the end
    /// @param number distinguishes the changes of one sandbox
    private record Followed(SandboxId id, @Nullable SandboxState left, long number) {

        boolean ends(SandboxState state) {
            return !state.transitional() && !state.equals(left);
        }
    }

    /// Follows a change of ours. A newer change of the same sandbox takes the place of an older one.
    @EventListener
    void happened(SandboxEvent.Unsettled change) {
        SandboxState left = inventory
                .state(change.id())
                .filter(state -> change.unmoved() || state.transitional())
                .orElse(null);
        var next = new Followed(change.id(), left, numbers.incrementAndGet());
        followed.put(next.id(), next);
        plan(next, 1, Duration.ZERO);
    }

    /// Counts the changes that are being followed.
    int size() {
        return followed.size();
    }

    private void plan(Followed change, int read, Duration atLeast) {
        Duration pause = pauses.beforeRead(read);
        Duration wait = pause.compareTo(atLeast) >= 0 ? pause : atLeast;
        try {
            // The future only serves to cancel; a change that is no longer followed is recognized when its turn comes.
            var _ = scheduler.schedule(
                    () -> look(change, read), scheduler.getClock().instant().plus(wait));
        } catch (TaskRejectedException closing) {
            // The scheduler closes before its users do.
            forget(change);
        }
    }

    private void look(Followed change, int read) {
        if (!isLatest(change)) {
            return;
        }
        if (known(change)) {
            forget(change);
            return;
        }
        Duration asked = Duration.ZERO;
        try {
            if (reading.apply(change.id())
                    .map(Sandbox::state)
                    .filter(state -> !change.ends(state))
                    .isEmpty()) {
                forget(change);
                return;
            }
        } catch (RateLimited limited) {
            asked = limited.retryAfter() == null ? Duration.ZERO : limited.retryAfter();
        } catch (ProviderException failure) {
            log.debug("{} was changed, and cannot be read now: {}", change.id(), failure.explanation());
        } catch (RuntimeException failure) {
            // Only its type: its message might hold a secret.
            log.error(
                    "Reading {} after a change failed: {}",
                    change.id(),
                    failure.getClass().getSimpleName());
        }
        if (read < MOST_READS && isLatest(change)) {
            plan(change, read + 1, asked);
        } else {
            forget(change);
        }
    }

    /// Whether a listing or a read for someone else has shown the end already. Without a state to be left, the state
    /// known before the change would look like the end.
    private boolean known(Followed change) {
        return change.left() != null
                && inventory.state(change.id()).filter(change::ends).isPresent();
    }

    private boolean isLatest(Followed change) {
        return change.equals(followed.get(change.id()));
    }

    private void forget(Followed change) {
        if (followed.remove(change.id(), change)) {
            onEnd.accept(new SandboxEvent.Settled(change.id()));
        }
    }
}
