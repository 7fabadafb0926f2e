package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.i18n.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of an engine's listing that could not be read, wholly or in part. The texts come from outside and may hold
/// anything; `team` and `owner` decide who may see the row, as they do for a sandbox.
///
/// @param position the row's place in the listing, counted from 1
/// @param id absent where the row has none: then its sandbox is not among the listed ones
/// @param name a text by which a person may recognize the row: a name, or else an image
/// @param problems what is missing or unreadable, in full sentences without the engine's text
public record UnreadableRow(
        int position,
        @Nullable String id,
        @Nullable String name,
        @Nullable String team,
        @Nullable String owner,
        List<Message> problems) {

    public UnreadableRow {
        problems = List.copyOf(problems);
    }

    /// Whether the listing lacks the row's sandbox.
    public boolean leftOut() {
        return id == null;
    }

    UnreadableRow at(int place) {
        return new UnreadableRow(place, id, name, team, owner, problems);
    }
}
