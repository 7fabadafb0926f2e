package io.sandboxconsole.sandbox.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one place of a connection that knows the rate limits which its engine reports, and that holds back the
/// [#background] reads (listings and reads of the engine's audit log) in time: a part of each limit, the reserve, is
/// left to people, machines and the engine's other clients. All other calls pass at once.
///
/// Work of several calls asks for room for all of them before its first one ([#admit]), so that it never stops half-way
/// at the limit: what is underway counts, because the engine has not told of it yet.
///
/// It also passes on that a call of others succeeded, which is a sign of life of an engine that listings do not reach.
///
/// Background reads are bound by the limits that the engine reports in answers to such reads, and by waits that it asks
/// for. Safe for use by several threads.
public final class RateLimitGate {

    /// The name of a limit that the engine does not name.
    public static final String UNNAMED = "";

    private static final ScopedValue<Boolean> BACKGROUND = ScopedValue.newInstance();

    private static final ScopedValue<Permit> PERMIT = ScopedValue.newInstance();

    private static final int WHOLE = 100;

    private static final int USUAL_RESERVE = 20;

    private static final int MOST_LIMITS = 20;

    /// The work that goes on while a call of another kind is underway, which it would slow down.
    private static final int MOST_BESIDE_CLICKS = 56;

    private static final int LONGEST_NAME = 64;

    /// The limit's window, where the engine reports none.
    private static final Duration USUAL_WINDOW = Duration.ofMinutes(1);

    /// A held read looks again after this time, because other answers may tell better news.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final InstantSource time;

    private final Sleep sleep;

    private final Map<String, Limit> limits = new TreeMap<>();

    private final Map<String, Instant> closedUntil = new HashMap<>();

    private final Set<String> binding = new HashSet<>();

    private volatile Runnable onSuccess = () -> {};

    private int reserve = USUAL_RESERVE;

    /// The calls that have not ended, and those that permits still allow.
    private int underway;

    /// Those of them that are no background reads.
    private int clicks;

    private int permits;

    /// A gate that waits in real time.
    public RateLimitGate(InstantSource time) {
        this(time, Thread::sleep);
    }

    /// @param sleep waits; tests own it
    public RateLimitGate(InstantSource time, Sleep sleep) {
        this.time = time;
        this.sleep = sleep;
    }

    /// Waits.
    public interface Sleep {

        void of(Duration duration) throws InterruptedException;
    }

    /// A rate limit as of the engine's latest answer about it.
    ///
    /// @param name the engine's, such as `sandbox-create`; [#UNNAMED] where it has none
    /// @param reset the time until the count begins anew
    public record Limit(
            String name,
            long limit,
            @Nullable Long remaining,
            @Nullable Duration reset,
            Instant told) {

        private Instant ends() {
            return told.plus(reset == null ? USUAL_WINDOW : reset);
        }

        private boolean spent(int reserve) {
            return remaining != null && remaining <= reserved(reserve);
        }

        // Rounded up, so that the smallest limit has a reserve, too.
        private long reserved(int reserve) {
            return Math.ceilDiv(limit * reserve, WHOLE);
        }

        private boolean room(int calls, int reserve, Instant now) {
            return remaining == null || (ends().isAfter(now) ? remaining : limit) - calls >= reserved(reserve);
        }

        /// Returns what this and an earlier answer tell together. Answers overtake each other, and tell the end in
        /// whole seconds: of one window, the fewest calls and the earliest end are right.
        private Limit after(@Nullable Limit before, int underway) {
            if (before == null
                    || before.limit != limit
                    || before.remaining == null
                    || before.reset == null
                    || remaining == null
                    || reset == null
                    || !before.ends().isAfter(told)
                    || remaining > before.remaining + underway) {
                return this;
            }
            Instant end = before.ends().isBefore(ends()) ? before.ends() : ends();
            return new Limit(name, limit, Math.min(remaining, before.remaining), Duration.between(told, end), told);
        }
    }

    /// The reason why background reads wait, and until when.
    ///
    /// @param limit the limit of which only the reserve is left; null where the engine itself asked to wait
    /// @param rest the time left until then
    public record Hold(@Nullable Limit limit, Instant until, Duration rest) {}

    /// Sets the part of each limit, in percent, that background reads leave to others.
    public synchronized void reserve(int percent) {
        reserve = percent;
    }

    /// The part of each limit, in percent, that background reads leave to others.
    public synchronized int reserve() {
        return reserve;
    }

    /// Runs `work`, whose calls are background reads: they wait at the gate.
    public static <T> T background(Supplier<T> work) {
        return ScopedValue.where(BACKGROUND, true).call(work::get);
    }

    /// Runs `work`, whose calls pass at once, also as a part of background reads.
    public static <T> T unheld(Supplier<T> work) {
        return ScopedValue.where(BACKGROUND, false).call(work::get);
    }

    /// Lets a background work of so many calls begin. Empty while the limits leave no room for all of them: either for
    /// the time of [#hold], or only until some call ends. Much of such work lets calls of people go first.
    public synchronized Optional<Permit> admit(int calls) {
        if (clicks > 0 && permits >= MOST_BESIDE_CLICKS) {
            return Optional.empty();
        }
        Instant now = time.instant();
        boolean room = underway == 0
                || limits.values().stream()
                        .filter(limit -> binding.contains(limit.name()))
                        .allMatch(limit -> limit.room(underway + calls, reserve, now));
        if (!room || hold().isPresent()) {
            return Optional.empty();
        }
        underway += calls;
        permits++;
        return Optional.of(new Permit(calls));
    }

    /// The room for some calls, until it is closed.
    public final class Permit implements AutoCloseable {

        private int left;

        private boolean closed;

        private Permit(int calls) {
            left = calls;
        }

        /// Runs `work`: as many of its calls as the permit is for wait only while the engine itself asks for it.
        public <T> T run(Supplier<T> work) {
            return ScopedValue.where(PERMIT, this).call(work::get);
        }

        private boolean holds(RateLimitGate gate) {
            synchronized (RateLimitGate.this) {
                return gate == RateLimitGate.this && left > 0;
            }
        }

        private void use() {
            synchronized (RateLimitGate.this) {
                left--;
            }
        }

        @Override
        public void close() {
            synchronized (RateLimitGate.this) {
                underway -= left;
                left = 0;
                permits -= closed ? 0 : 1;
                closed = true;
            }
        }
    }

    /// Lets a call of this thread pass; one of a background read waits while the gate is held. Each call that passed
    /// says when it has [#ended].
    ///
    /// @throws InterruptedException if the thread is to end
    public void pass() throws InterruptedException {
        @Nullable Permit permit = PERMIT.isBound() && PERMIT.get().holds(this) ? PERMIT.get() : null;
        if (permit != null) {
            await(this::asked);
            permit.use();
            return;
        }
        if (isBackground()) {
            await(this::hold);
        }
        synchronized (this) {
            underway++;
            clicks += isBackground() ? 0 : 1;
        }
    }

    private void await(Supplier<Optional<Hold>> reason) throws InterruptedException {
        for (Optional<Hold> hold = reason.get(); hold.isPresent(); hold = reason.get()) {
            Duration rest = hold.get().rest();
            sleep.of(rest.compareTo(LONGEST_SLEEP) < 0 ? rest : LONGEST_SLEEP);
        }
    }

    /// Takes note that a call that had passed has ended, after what its answer told.
    public synchronized void ended() {
        underway--;
        clicks -= isBackground() ? 0 : 1;
    }

    /// Sets the listener to the successful calls that are no background reads. It must return at once.
    public void onSuccess(Runnable listener) {
        onSuccess = listener;
    }

    /// Takes note that the engine answered a call of this thread with success.
    public void succeeded() {
        if (!isBackground()) {
            onSuccess.run();
        }
    }

    /// Takes note of a limit in the headers of an answer.
    ///
    /// @param limit the number of calls in each window
    /// @param reset the time until the count begins anew; absent where the engine does not tell
    public synchronized void told(String name, long limit, @Nullable Long remaining, @Nullable Duration reset) {
        if (name.length() > LONGEST_NAME || (limits.size() >= MOST_LIMITS && !limits.containsKey(name))) {
            return;
        }
        var told = new Limit(name, limit, remaining, reset, time.instant());
        limits.put(name, told.after(limits.get(name), underway));
        if (isBackground()) {
            binding.add(name);
        }
    }

    /// Takes note that the engine refused a call and asked to wait.
    ///
    /// @param name the limit that it named; a limit that binds no background read closes nothing
    public synchronized void refused(String name, Duration wait) {
        if (name.equals(UNNAMED) || isBackground() || binding.contains(name)) {
            Instant until = time.instant().plus(wait);
            closedUntil.values().removeIf(end -> !end.isAfter(time.instant()));
            if (closedUntil.size() < MOST_LIMITS) {
                closedUntil.put(name, until);
            }
        }
    }

    /// The limits that the engine has reported, in the order of their names.
    public synchronized Collection<Limit> limits() {
        return List.copyOf(limits.values());
    }

    /// The reason why background reads wait now; the one that lasts longest. Empty while they pass.
    public synchronized Optional<Hold> hold() {
        Instant now = time.instant();
        var asked = asked();
        var spent = limits.values().stream()
                .filter(limit -> binding.contains(limit.name()) && limit.spent(reserve))
                .filter(limit -> limit.ends().isAfter(now))
                .max(Comparator.comparing(Limit::ends))
                .map(limit -> new Hold(limit, limit.ends(), Duration.between(now, limit.ends())));
        return asked.filter(hold ->
                        spent.isEmpty() || hold.until().isAfter(spent.get().until()))
                .or(() -> spent);
    }

    /// The wait that the engine itself asks for.
    public synchronized Optional<Hold> asked() {
        Instant now = time.instant();
        return closedUntil.values().stream()
                .filter(end -> end.isAfter(now))
                .max(Comparator.naturalOrder())
                .map(end -> new Hold(null, end, Duration.between(now, end)));
    }

    private static boolean isBackground() {
        return BACKGROUND.orElse(false);
    }
}
