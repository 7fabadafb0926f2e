package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Keeps the acts that end sandboxes and the placing of locks apart: a lock is stored when no act on what it covers is
/// between its check and the engine's answer, and an act waits while one is being stored. Of this console alone.
final class ActsUnderway {

    private final ReentrantLock monitor = new ReentrantLock();

    private final Condition changed = monitor.newCondition();

    private final List<Sandbox> underway = new ArrayList<>();

    private final List<SandboxLock> placing = new ArrayList<>();

    /// Runs an act on `sandbox`, with its check.
    <T> T act(Sandbox sandbox, Supplier<T> work) {
        begin(() -> placing.stream().anyMatch(lock -> lock.covers(sandbox)), underway, sandbox);
        try {
            return work.get();
        } finally {
            end(underway, sandbox);
        }
    }

    /// Stores `lock` by `work`. Acts on what it covers that begin from now on wait; those underway are waited for.
    void place(SandboxLock lock, Runnable work) {
        begin(() -> false, placing, lock);
        try {
            await(() -> underway.stream().anyMatch(lock::covers));
            work.run();
        } finally {
            end(placing, lock);
        }
    }

    private interface Wait {

        boolean necessary();
    }

    private <E> void begin(Wait wait, List<E> list, E entry) {
        monitor.lock();
        try {
            while (wait.necessary()) {
                changed.awaitUninterruptibly();
            }
            list.add(entry);
        } finally {
            monitor.unlock();
        }
    }

    private void await(Wait wait) {
        monitor.lock();
        try {
            while (wait.necessary()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            monitor.unlock();
        }
    }

    private <E> void end(List<E> list, E entry) {
        monitor.lock();
        try {
            list.remove(entry);
            changed.signalAll();
        } finally {
            monitor.unlock();
        }
    }
}
