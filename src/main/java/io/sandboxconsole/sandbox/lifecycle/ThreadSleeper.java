package io.sandboxconsole.sandbox.lifecycle;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/// Parks the thread, which is a virtual one.
@Component
class ThreadSleeper implements Sleeper {

    @Override
    public void await(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        // The thread may wake spuriously.
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The console is being stopped.");
            }
            LockSupport.parkNanos(left);
        }
    }
}
