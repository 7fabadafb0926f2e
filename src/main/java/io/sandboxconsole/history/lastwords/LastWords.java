package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the last log lines and events of sandboxes that failed, to those who may see the sandbox.
@Component
public class LastWords {

    private final LastWordsRepository repository;

    private final Guard guard;

    LastWords(LastWordsRepository repository, Guard guard) {
        this.repository = repository;
        this.guard = guard;
    }

    /// The last log lines and events of a sandbox, oldest first, without secrets. Both may hold anything that the
    /// sandbox printed.
    ///
    /// @param at when they were read
    /// @param logs absent where the engine has none
    /// @param events absent where the engine has none
    /// @param truncated whether there was more than is kept
    public record Words(
            Instant at, @Nullable String logs, @Nullable String events, boolean truncated) {}

    /// Returns the last words of a sandbox, if `actor` may see it; also after its end.
    @Blocking
    public Optional<Words> of(Actor actor, SandboxId id) {
        AccessScope scope = guard.scope(actor, Permission.VIEW_SANDBOX);
        return repository
                .find(id)
                .filter(found -> scope.covers(found.team(), found.owner()))
                .map(LastWordsRepository.Found::words);
    }
}
