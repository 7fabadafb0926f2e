package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.gateway.api.ApiJson;
import io.sandboxconsole.gateway.api.wire.StreamEvents.EndEvent;
import io.sandboxconsole.gateway.auth.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/// One stream to one caller. A virtual thread reads and writes in turn, so that nothing queues up: a caller who reads
/// slowly is told later, and one who does not read at all is cut by the web server, and may go on from its place.
final class EventStream implements Runnable {

    static final String END = "end";

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    /// How long callers wait before they go on.
    private static final long RETRY_MILLIS = 3_000;

    private final SseEmitter emitter = new SseEmitter(0L);

    private final StreamSource source;

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition woken = lock.newCondition();

    private volatile Caller caller;

    private volatile boolean gone;

    private volatile @Nullable EndEvent end;

    private boolean news;

    private boolean beat;

    EventStream(Caller caller, StreamSource source) {
        this.caller = caller;
        this.source = source;
        emitter.onCompletion(this::abandon);
        emitter.onError(_ -> abandon());
    }

    SseEmitter emitter() {
        return emitter;
    }

    Caller caller() {
        return caller;
    }

    /// Goes on with the caller's present rights.
    void renew(Caller present) {
        caller = present;
    }

    boolean permits(Caller present) {
        return source.permits(present);
    }

    /// Ends the stream, and tells the caller why, before anything else is told.
    void end(EndEvent why) {
        end = why;
        wake(false, false);
    }

    /// Shows the caller that the stream lives, and up to where all is told.
    void beat() {
        wake(false, true);
    }

    private void abandon() {
        gone = true;
        wake(false, false);
    }

    private void wake(boolean withNews, boolean withBeat) {
        lock.lock();
        try {
            news |= withNews;
            beat |= withBeat;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        Runnable unfollow = source.follow(() -> wake(true, false));
        try {
            while (!gone && end == null) {
                tell();
            }
            @Nullable EndEvent why = end;
            if (!gone && why != null) {
                send(new StreamEvent(source.place(), END, why));
                emitter.complete();
            }
        } catch (IOException | IllegalStateException away) {
            // The web server ends the request of a caller who does not read, or no longer.
            log.debug("A stream broke off.", away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error("A stream failed with {}.", failure.getClass().getSimpleName());
            emitter.complete();
        } finally {
            unfollow.run();
        }
    }

    private void tell() throws IOException, InterruptedException {
        List<StreamEvent> events = next();
        for (StreamEvent event : events) {
            if (gone || end != null) {
                return;
            }
            if (event != StreamEvent.NONE) {
                send(event);
            }
        }
        @Nullable EndEvent over = source.over();
        if (over != null) {
            end = over;
        } else if (events.isEmpty()) {
            rest();
        }
    }

    /// While the database does not answer there is no news.
    private List<StreamEvent> next() {
        try {
            return source.next(caller);
        } catch (DataAccessException away) {
            log.debug("A stream waits for the database.", away);
            return List.of();
        }
    }

    /// Waits for news, for the end, or until it is time for a sign of life.
    private void rest() throws IOException, InterruptedException {
        boolean signOfLife;
        lock.lock();
        try {
            while (!news && !beat && !gone && end == null) {
                woken.await();
            }
            signOfLife = beat && !news;
            news = false;
            beat = false;
        } finally {
            lock.unlock();
        }
        if (signOfLife && !gone && end == null) {
            send(new StreamEvent(source.place(), null, null));
        }
    }

    private void send(StreamEvent event) throws IOException {
        SseEventBuilder message = SseEmitter.event();
        if (event.id() != null) {
            message.id(event.id());
        }
        if (event.name() == null) {
            message.reconnectTime(RETRY_MILLIS).comment("following");
        } else {
            message.name(event.name()).data(ApiJson.MAPPER.writeValueAsString(event.data()), TEXT);
        }
        emitter.send(message);
    }
}
