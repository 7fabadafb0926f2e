package io.sandboxconsole.sandbox.lifecycle;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.time.ClockTicker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Shares the reads that screens ask for, while they are underway and for a moment afterwards: a change of a sandbox
/// makes every open page read it at the same time. Never used for the read that decides a change, nor for machines.
///
/// What is shared must not depend on the actor: each actor's own check comes first. A failure is shared with those who
/// wait for the same read, and kept no longer.
@Component
public class ScreenReads {

    static final Duration MOMENT = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final AsyncCache<Key, Object> reads;

    public ScreenReads(InstantSource clock) {
        this.reads = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(MOMENT)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run)
                .buildAsync();
    }

    /// @param kind of the read, with all that its result depends on
    private record Key(SandboxId id, Object kind) {}

    /// Returns the result of `read`, or of the same read by another caller. Blocks; the first caller's thread reads.
    ///
    /// @param kind names the read, with all that its result depends on; a value of one kind has one type
    @SuppressWarnings("unchecked") // One kind has one type.
    <T> T of(SandboxId id, Object kind, Supplier<T> read) {
        var key = new Key(id, kind);
        var own = new CompletableFuture<Object>();
        var present = reads.asMap().putIfAbsent(key, own);
        if (present == null) {
            settle(own, read);
        }
        return (T) join(present == null ? own : present);
    }

    /// Forgets what was read of the sandbox, also what is being read: it has been changed since.
    void forget(SandboxId id) {
        reads.asMap().keySet().removeIf(key -> key.id().equals(id));
    }

    private static <T> void settle(CompletableFuture<Object> own, Supplier<T> read) {
        try {
            own.complete(read.get());
        } catch (RuntimeException failure) {
            own.completeExceptionally(failure);
        } finally {
            // Also after an Error: those who wait must not wait for ever.
            own.completeExceptionally(new IllegalStateException("The read ended without a result."));
        }
    }

    private static Object join(CompletableFuture<Object> read) {
        try {
            return read.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }
}
