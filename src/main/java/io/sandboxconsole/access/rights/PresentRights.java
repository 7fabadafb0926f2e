package io.sandboxconsole.access.rights;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds out what an actor may now in whose name the console works while they make no call. The grants that the actor
/// came with play no part. Safe for use by several threads.
@Component
public class PresentRights {

    private final Map<Actor.Kind, RightsSource> sources;

    public PresentRights(List<RightsSource> sources) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(RightsSource::kind, Function.identity()));
    }

    /// Returns what `actor` may now. Blocks on the database unless the answer is cached, for seconds.
    public Rights of(Actor actor) {
        var source = sources.get(actor.kind());
        return source == null ? new Rights.Unknown() : source.of(actor);
    }
}
