package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an engine's own audit log and keys. Blocks; every call may throw a [ProviderException], also because our
/// credential may not read the log, which is no fault of the credential. Its calls are [RateLimitGate#background]
/// reads.
public interface EngineRecords {

    /// The number of sandboxes to query at once.
    int BATCH = 100;

    /// The creators of these sandboxes. Those missing from the result are not in the log, or not yet: it may lag
    /// behind.
    ///
    /// @param unattributed at most [#BATCH]
    Map<SandboxId, EngineIdentity> creators(Collection<Sandbox> unattributed);

    /// The events of sandboxes at `since` or later, newest first; only the newest of very many.
    List<EngineAct> acts(Instant since);

    /// The engine's current keys; empty where our credential may not list them.
    Optional<Keys> keys();

    /// A key of the engine, which has no id.
    ///
    /// @param actor its owner
    /// @param suffix the end of its value
    record Key(String actor, String name, String suffix) {}

    /// The keys that an engine lists.
    ///
    /// @param all whether these are all keys, or only those of the actors who appear
    record Keys(Set<Key> present, boolean all) {

        public Keys {
            present = Set.copyOf(present);
        }

        /// Whether `key` existed once and no longer does.
        public boolean lack(Key key) {
            boolean listed = all || present.stream().anyMatch(one -> one.actor().equals(key.actor()));
            return listed && !present.contains(key);
        }
    }
}
