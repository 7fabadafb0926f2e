package io.sandboxconsole.history.past;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.HistoryProperties;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.inventory.FrozenFleet;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.time.ClockTicker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The fleet as it was at any instant, as each actor may see it. Instants are whole seconds. Few fleets are kept,
/// shared by all actors, and one is read at a time.
@Component
public class TimeMachine implements DisposableBean {

    private static final Duration LINE_KEPT = Duration.ofMinutes(1);

    /// The history of a console that started today: a minute of it is a lot.
    private static final Duration LITTLE = Duration.ofHours(4);

    private static final int MOST_LINES = 200;

    private final FleetAsOf reader;

    private final PopulationLine line;

    private final WatchedTimes watchedTimes;

    private final Function<Actor, AccessScope> reach;

    private final InstantSource time;

    private final ExecutorService builder = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("time-machine").factory());

    private final PastFleets fleets;

    private final Cache<LineKey, List<AliveCount>> lines;

    @Autowired
    TimeMachine(
            JdbcClient database,
            SandboxFields fields,
            History history,
            Guard guard,
            HistoryProperties properties,
            InstantSource time) {
        this(
                new Sources(database, fields, history::coverage),
                actor -> guard.scope(actor, Permission.VIEW_SANDBOX),
                kept(properties.retention()),
                time);
    }

    /// @param kept how long ended sandboxes and events are kept
    TimeMachine(Sources sources, Function<Actor, AccessScope> reach, Duration kept, InstantSource time) {
        JdbcClient database = sources.database();
        this.reader = new FleetAsOf(database, sources.fields());
        this.line = new PopulationLine(database);
        this.watchedTimes = new WatchedTimes(database, sources.coverage(), kept);
        this.reach = reach;
        this.time = time;
        this.fleets = new PastFleets(this::read, builder, time);
        this.lines = Caffeine.newBuilder()
                .expireAfterWrite(LINE_KEPT)
                .ticker(new ClockTicker(time))
                .maximumSize(MOST_LINES)
                .build();
    }

    /// What the past is read from.
    record Sources(JdbcClient database, SandboxFields fields, Supplier<List<Coverage>> coverage) {}

    private record LineKey(AccessScope scope, Instant from, Instant until, int points) {}

    /// How far the reading of a fleet has come.
    ///
    /// @param expected the number of its sandboxes; zero while others are read or it is being counted
    public record Progress(int read, int expected) {}

    /// A request for a fleet. Closed, it gets no more progress, and its fleet is not read unless another
    /// request waits for it.
    public interface Request extends AutoCloseable {

        /// The fleet, when it is read; fails when the database does.
        CompletionStage<PastFleet> fleet();

        @Override
        void close();
    }

    /// Requests the fleet of `at`; of an instant that is still to come, that of now. Returns at once. Passes
    /// `onProgress` each step, on any thread.
    public Request at(Instant at, Consumer<Progress> onProgress) {
        Instant now = time.instant();
        if (at.isAfter(now)) {
            return fleets.request(second(now), onProgress, List.of(new PastNote.Future(now)));
        }
        return fleets.request(second(at), onProgress, List.of());
    }

    /// Returns the fleet of `at`, if it is kept.
    public Optional<PastFleet> kept(Instant at) {
        return fleets.kept(second(at));
    }

    /// Returns since when the fleet is known; empty while nothing is.
    @Blocking
    public Optional<Instant> earliest() {
        return watchedTimes.earliest(time.instant());
    }

    /// Returns the numbers of sandboxes that `actor` may see, at `points` moments of equal distance from `from` to
    /// `until`, both to the minute if they are some hours apart. The last known team and owner count.
    @Blocking
    public List<AliveCount> line(Actor actor, Instant from, Instant until, int points) {
        boolean little = Duration.between(from, until).compareTo(LITTLE) < 0;
        var unit = little ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        var key = new LineKey(reach.apply(actor), from.truncatedTo(unit), until.truncatedTo(unit), points);
        return lines.get(key, _ -> line.counts(key.scope(), key.from(), key.until(), points));
    }

    /// Interrupts no reading: an embedded database closes its file when a thread that reads is.
    @Override
    public void destroy() {
        builder.shutdown();
    }

    private PastFleet read(Instant at, Consumer<Progress> onProgress) {
        List<PastNote> notes = watchedTimes.notes(at, time.instant());
        var sandboxes =
                reader.at(at, progress -> onProgress.accept(new Progress(progress.read(), progress.expected())));
        return new PastFleet(FrozenFleet.of(at, sandboxes, reach), notes);
    }

    private static Duration kept(HistoryProperties.Retention retention) {
        return retention.ended().compareTo(retention.events()) < 0 ? retention.ended() : retention.events();
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
