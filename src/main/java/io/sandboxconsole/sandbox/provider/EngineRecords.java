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

/// What an engine itself writes down of the calls it gets. Blocks; every call may throw a [ProviderException], also
/// because our credential may not read the log, which says nothing against the credential.
public interface EngineRecords {

    /// How many sandboxes should be asked for at once.
    int BATCH = 100;

    /// Who made these sandboxes. Whoever is not in the answer the log does not know, or not yet: it may lag behind.
    ///
    /// @param strangers at most [#BATCH]
    Map<SandboxId, EngineIdentity> creators(Collection<Sandbox> strangers);

    /// What happened to sandboxes at `since` or later, newest first; only the newest of very many.
    List<EngineAct> acts(Instant since);

    /// The keys the engine has now; nothing where our credential may not list them.
    Optional<Keys> keys();

    /// A key of the engine, which has no id.
    ///
    /// @param actor whose it is
    /// @param suffix how its value ends
    record Key(String actor, String name, String suffix) {}

    /// The keys that an engine lists.
    ///
    /// @param all whether they are everybody's, or only those of the actors who appear
    record Keys(Set<Key> present, boolean all) {

        public Keys {
            present = Set.copyOf(present);
        }

        /// Whether `key` was there once and is no longer.
        public boolean lack(Key key) {
            boolean told = all || present.stream().anyMatch(one -> one.actor().equals(key.actor()));
            return told && !present.contains(key);
        }
    }
}
