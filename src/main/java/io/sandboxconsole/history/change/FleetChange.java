package io.sandboxconsole.history.change;

import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.history.FieldChange;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import org.jspecify.annotations.Nullable;

/// An entry of the log of changes; a higher `number` was committed later.
public sealed interface FleetChange {

    long number();

    /// A sandbox is there, is different, or has ended.
    ///
    /// @param title its name as of then, or its id where it has none
    /// @param state the word of its state as of then
    /// @param team the label token of its team as of then
    /// @param owner the label token of its owner as of then
    record Of(
            long number,
            HistoryEvent event,
            String title,
            String state,
            @Nullable String team,
            @Nullable String owner) implements FleetChange {

        /// The team before the change.
        @Nullable
        String teamBefore() {
            return before("team", team);
        }

        /// The owner before the change.
        @Nullable
        String ownerBefore() {
            return before("owner", owner);
        }

        private @Nullable String before(String field, @Nullable String now) {
            for (FieldChange change : event.changes()) {
                if (change.field().equals(field)) {
                    return change.before();
                }
            }
            return now;
        }
    }

    /// A sandbox went to another team or owner: the reader may not see it any more, nor where it went.
    record Left(long number, SandboxId sandbox) implements FleetChange {}

    /// A connection was not watched for a while: what came and went meanwhile is not known.
    record Unwatched(long number, ConnectionId connection, Span span) implements FleetChange {}
}
