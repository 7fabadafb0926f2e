package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiProblems;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.wire.StreamEvents.EndEvent;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.CallerReference;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The open streams. Every few seconds it decides anew whether their callers may still follow them: a stream lives for
/// hours, and must not outlive the key or the right. While the database does not answer, streams stay open.
@Component
class EventStreams implements SmartLifecycle {

    /// A lost right ends a stream within five seconds.
    static final Duration ROUND = Duration.ofSeconds(4);

    static final int MOST_OF_CALLER = 10;

    private static final int MOST = 1_000;

    /// The rounds between two signs of life.
    private static final int BEAT = 4;

    private static final EndEvent RIGHT_LOST =
            new EndEvent(ProblemType.OUT_OF_SCOPE.name(), "You may not follow this any more.", false);

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

    private final CallerAuthenticator callers;

    private final ApiProblems problems;

    private final EngineScheduler scheduler;

    /// In the order in which they began.
    private final Set<EventStream> open = new LinkedHashSet<>();

    private int rounds;

    private volatile @Nullable ScheduledFuture<?> running;

    EventStreams(CallerAuthenticator callers, ApiProblems problems, EngineScheduler scheduler) {
        this.callers = callers;
        this.problems = problems;
        this.scheduler = scheduler;
    }

    /// Begins a stream.
    ///
    /// @throws ApiProblem if the caller has as many as they may
    SseEmitter open(Caller caller, StreamSource source) {
        var stream = new EventStream(caller, source);
        add(stream);
        Thread.ofVirtual().name("event-stream").start(() -> {
            try {
                stream.run();
            } finally {
                remove(stream);
            }
        });
        return stream.emitter();
    }

    private synchronized void add(EventStream stream) {
        var id = stream.caller().actor().id();
        long own = open.stream()
                .filter(other -> other.caller().actor().id().equals(id))
                .count();
        if (own >= MOST_OF_CALLER || open.size() >= MOST) {
            throw new ApiProblem(
                            ProblemType.TOO_MANY_STREAMS,
                            "You may follow %d streams at a time. Close one first.".formatted(MOST_OF_CALLER))
                    .retryAfter(ROUND);
        }
        open.add(stream);
    }

    private synchronized void remove(EventStream stream) {
        open.remove(stream);
    }

    /// Returns the streams that are open.
    synchronized List<EventStream> all() {
        return List.copyOf(open);
    }

    /// Decides anew about every open stream. Blocks on the database.
    void round() {
        rounds++;
        Map<CallerReference, Present> present = new HashMap<>();
        for (EventStream stream : all()) {
            try {
                decide(stream, present.computeIfAbsent(stream.caller().reference(), _ -> present(stream.caller())));
            } catch (DataAccessException away) {
                log.debug("A stream cannot be decided about now, so it stays.", away);
            } catch (RuntimeException failure) {
                log.error("A stream could not be decided about.", failure);
            }
            if (rounds % BEAT == 0) {
                stream.beat();
            }
        }
    }

    /// A caller with the present rights, or why they are none any more.
    private record Present(
            @Nullable Caller caller, @Nullable EndEvent refusal) {}

    private Present present(Caller caller) {
        try {
            return new Present(callers.again(caller.reference(), caller.actor().origin()), null);
        } catch (ApiError refused) {
            return new Present(null, end(problems.of(refused, caller)));
        }
    }

    private static EndEvent end(ApiProblem problem) {
        return new EndEvent(problem.type().name(), String.valueOf(problem.getMessage()), false);
    }

    private static void decide(EventStream stream, Present present) {
        @Nullable Caller caller = present.caller();
        @Nullable EndEvent refusal = present.refusal();
        if (caller == null || refusal != null) {
            stream.end(refusal == null ? RIGHT_LOST : refusal);
        } else if (stream.permits(caller)) {
            stream.renew(caller);
        } else {
            stream.end(RIGHT_LOST);
        }
    }

    @Override
    public void start() {
        running = scheduler.tasks().scheduleWithFixedDelay(this::round, ROUND);
    }

    /// Ends all streams: the web server waits for them when it closes, and its closing comes after this one.
    @Override
    public void stop() {
        @Nullable ScheduledFuture<?> planned = running;
        if (planned != null) {
            planned.cancel(false);
        }
        running = null;
        all().forEach(stream ->
                stream.end(new EndEvent("SHUTDOWN", "The console ends. Go on from the last event in a moment.", true)));
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
