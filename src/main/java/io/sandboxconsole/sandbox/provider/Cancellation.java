package io.sandboxconsole.sandbox.provider;

import org.jspecify.annotations.Nullable;

/// Ends a forwarded call before its end, from any thread, by closing its connection to the engine.
public final class Cancellation {

    private @Nullable Runnable close;

    private boolean cancelled;

    /// Registers the closing of the call's connection; runs it at once if the call is cancelled already.
    public void onCancel(Runnable closing) {
        synchronized (this) {
            if (!cancelled) {
                close = closing;
                return;
            }
        }
        closing.run();
    }

    /// Ends the call; the second time does nothing.
    public void cancel() {
        @Nullable Runnable closing;
        synchronized (this) {
            cancelled = true;
            closing = close;
            close = null;
        }
        if (closing != null) {
            closing.run();
        }
    }
}
