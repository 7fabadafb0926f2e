package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The locks as of a moment: a value that answers for any number of sandboxes. For display, filters and plans; before
/// an act, [Locks#during] decides.
public final class LockView {

    /// No locks.
    public static final LockView NONE = new LockView(List.of());

    private final List<SandboxLock> all;

    private final Map<SandboxId, List<SandboxLock>> ofSandbox = new HashMap<>();

    private final Map<String, List<SandboxLock>> ofCreator = new HashMap<>();

    private final Map<String, List<SandboxLock>> ofLabel = new HashMap<>();

    public LockView(Collection<SandboxLock> locks) {
        this.all = List.copyOf(locks);
        for (SandboxLock lock : all) {
            switch (lock.subject()) {
                case LockSubject.One one -> put(ofSandbox, one.id(), lock);
                case LockSubject.OfCreator creator -> put(ofCreator, creator.id(), lock);
                case LockSubject.WithLabel label -> put(ofLabel, label.key(), lock);
            }
        }
    }

    private static <K> void put(Map<K, List<SandboxLock>> map, K key, SandboxLock lock) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(lock);
    }

    /// Every lock, the newest first.
    public List<SandboxLock> all() {
        return all;
    }

    /// The locks on a sandbox at `now`: its own first.
    public List<SandboxLock> on(Sandbox sandbox, Instant now) {
        return all.isEmpty() ? List.of() : covering(sandbox, now).toList();
    }

    /// Whether something locks the sandbox at `now`.
    public boolean locks(Sandbox sandbox, Instant now) {
        return !all.isEmpty() && covering(sandbox, now).findFirst().isPresent();
    }

    private Stream<SandboxLock> covering(Sandbox sandbox, Instant now) {
        return Stream.of(
                        ofSandbox.getOrDefault(sandbox.id(), List.of()).stream(),
                        ofCreator.getOrDefault(sandbox.creator().id(), List.of()).stream(),
                        ofLabel.entrySet().stream()
                                .filter(label -> sandbox.metadata().containsKey(label.getKey()))
                                .flatMap(label -> label.getValue().stream()))
                .flatMap(locks -> locks)
                .filter(lock -> lock.lasts(now) && lock.covers(sandbox));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockView view && all.equals(view.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
