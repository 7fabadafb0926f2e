package io.sandboxconsole.history.past;

import io.sandboxconsole.history.past.TimeMachine.Progress;
import io.sandboxconsole.history.past.TimeMachine.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the fleets that were asked for last, and reads the others, one after the other. Safe for use by several
/// threads.
final class PastFleets {

    static final int MOST_FLEETS = 2;

    /// Together 200 MB, at a good kilobyte for a sandbox of shared parts. A larger fleet is kept alone.
    static final int MOST_SANDBOXES = 180_000;

    /// What happened so recently may not be written yet: such a fleet is read again.
    static final Duration UNSETTLED = Duration.ofMinutes(10);

    private static final Duration KEPT_UNSETTLED = Duration.ofMinutes(1);

    private final BiFunction<Instant, Consumer<Progress>, PastFleet> reader;

    private final Executor builder;

    private final InstantSource time;

    private final Map<Instant, Build> underWay = new HashMap<>();

    /// The one asked for longest ago comes first.
    private final Map<Instant, Kept> kept = new LinkedHashMap<>(MOST_FLEETS, 1, true);

    PastFleets(BiFunction<Instant, Consumer<Progress>, PastFleet> reader, Executor builder, InstantSource time) {
        this.reader = reader;
        this.builder = builder;
        this.time = time;
    }

    private record Kept(PastFleet fleet, Instant read) {

        boolean settled(Instant now) {
            return fleet.at().isBefore(read.minus(UNSETTLED)) || now.isBefore(read.plus(KEPT_UNSETTLED));
        }
    }

    synchronized Optional<PastFleet> kept(Instant at) {
        return Optional.ofNullable(kept.get(at)).map(Kept::fleet);
    }

    synchronized Request request(Instant at, Consumer<Progress> onProgress, List<PastNote> notes) {
        Kept known = kept.get(at);
        if (known != null && known.settled(time.instant())) {
            return new Waiting(CompletableFuture.completedFuture(known.fleet()), notes, () -> {});
        }
        Build build = underWay.get(at);
        if (build == null) {
            build = new Build(at);
            underWay.put(at, build);
            builder.execute(build);
        }
        return build.join(onProgress, notes);
    }

    private synchronized void keep(PastFleet fleet) {
        kept.put(fleet.at(), new Kept(fleet, time.instant()));
        var oldest = new ArrayList<>(kept.keySet());
        while (kept.size() > 1 && (kept.size() > MOST_FLEETS || size() > MOST_SANDBOXES)) {
            kept.remove(oldest.removeFirst());
        }
    }

    private int size() {
        return kept.values().stream()
                .mapToInt(known -> known.fleet().fleet().size())
                .sum();
    }

    /// Ends a build that no request waits for any more.
    private synchronized boolean abandoned(Build build) {
        boolean abandoned = build.listeners.isEmpty();
        if (abandoned) {
            underWay.remove(build.at);
        }
        return abandoned;
    }

    private synchronized void ended(Build build) {
        underWay.remove(build.at);
    }

    private static final class Waiting implements Request {

        private final CompletionStage<PastFleet> fleet;

        private final Runnable onClose;

        Waiting(CompletionStage<PastFleet> fleet, List<PastNote> notes, Runnable onClose) {
            this.fleet = notes.isEmpty() ? fleet : fleet.thenApply(known -> with(known, notes));
            this.onClose = onClose;
        }

        private static PastFleet with(PastFleet known, List<PastNote> notes) {
            List<PastNote> all = new ArrayList<>(notes);
            all.addAll(known.notes());
            return new PastFleet(known.fleet(), all);
        }

        @Override
        public CompletionStage<PastFleet> fleet() {
            return fleet;
        }

        @Override
        public void close() {
            onClose.run();
        }
    }

    private final class Build implements Runnable {

        private final Instant at;

        private final CompletableFuture<PastFleet> fleet = new CompletableFuture<>();

        private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();

        private volatile @Nullable Progress progress;

        Build(Instant at) {
            this.at = at;
        }

        Request join(Consumer<Progress> onProgress, List<PastNote> notes) {
            listeners.add(onProgress);
            Progress reached = progress;
            onProgress.accept(reached == null ? new Progress(0, 0) : reached);
            return new Waiting(fleet, notes, () -> listeners.remove(onProgress));
        }

        @Override
        public void run() {
            if (abandoned(this)) {
                return;
            }
            try {
                PastFleet read = reader.apply(at, this::tell);
                keep(read);
                ended(this);
                fleet.complete(read);
            } catch (RuntimeException | Error failure) {
                ended(this);
                fleet.completeExceptionally(failure);
            }
        }

        private void tell(Progress reached) {
            progress = reached;
            listeners.forEach(listener -> listener.accept(reached));
        }
    }
}
