package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.gateway.api.wire.StreamEvents.EndEvent;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.Blocking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a stream tells. It knows how far it has told, and holds no more than it hands over. Used by the stream's
/// thread,
/// but for [#permits].
interface StreamSource {

    /// Begins to call `onNews` when there may be more to tell; it must return at once.
    ///
    /// @return ends that
    Runnable follow(Runnable onNews);

    /// Returns what to tell next, as the caller may see it now; nothing where there is no news. The first call also
    /// tells
    /// from which place on.
    @Blocking
    List<StreamEvent> next(Caller caller);

    /// Returns the place up to which all is told; absent before the first event.
    @Nullable
    String place();

    /// Returns why there is nothing more to tell, ever; absent as long as there may be.
    @Nullable
    EndEvent over();

    /// Returns whether the caller may follow this now.
    @Blocking
    boolean permits(Caller caller);
}
