package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Optional;
import java.util.function.Supplier;

/// The sandbox as it was read directly before a change, for the thread that makes the change: an adapter that looks at
/// a sandbox before it changes it need not read it a second time.
public final class FreshRead {

    private static final ScopedValue<Sandbox> READ = ScopedValue.newInstance();

    private FreshRead() {}

    /// Runs `change`, to which `sandbox` was just read.
    public static <T> T with(Sandbox sandbox, Supplier<T> change) {
        return ScopedValue.where(READ, sandbox).call(change::get);
    }

    /// Returns the sandbox if it was just read.
    public static Optional<Sandbox> of(SandboxId id) {
        return READ.isBound() && READ.get().id().equals(id) ? Optional.of(READ.get()) : Optional.empty();
    }
}
