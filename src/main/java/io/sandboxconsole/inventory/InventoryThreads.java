package io.sandboxconsole.inventory;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs the notifications of listeners, one after the other, on a virtual thread. Closed with the application; later
/// changes have no listeners any more.
class InventoryThreads implements Executor, AutoCloseable {

    private final ExecutorService changes = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("inventory-changes").factory());

    @Override
    public void execute(Runnable task) {
        if (!changes.isShutdown()) {
            changes.execute(task);
        }
    }

    @Override
    public void close() {
        changes.shutdownNow();
    }
}
