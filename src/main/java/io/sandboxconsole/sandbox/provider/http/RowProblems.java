package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.provider.ListedRow;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects what could not be read of one row of a listing.
///
/// @param row the row as read
public record RowProblems(Row<?> row) {

    private static final int MOST_NAMED = 8;

    /// Returns the row's sandbox, with the problems if there are any.
    ///
    /// @param state the engine's word
    public ListedRow<Sandbox> around(Sandbox sandbox, @Nullable String state) {
        List<Message> problems = all(sandbox, state);
        if (problems.isEmpty()) {
            return ListedRow.of(sandbox);
        }
        return new ListedRow<>(
                sandbox,
                new UnreadableRow(
                        0,
                        sandbox.id().value(),
                        sandbox.name().orElse(null),
                        sandbox.team(),
                        sandbox.owner(),
                        problems));
    }

    /// Returns a row without an id, by what else it holds.
    public <T> ListedRow<T> withoutId(@Nullable String name, @Nullable String team, @Nullable String owner) {
        List<Message> problems = new ArrayList<>();
        problems.add(row.value() == null ? Message.of("problem.row.no-object") : Message.of("problem.row.no-id"));
        addUnread(problems);
        return new ListedRow<>(null, new UnreadableRow(0, null, name, team, owner, problems));
    }

    private List<Message> all(Sandbox sandbox, @Nullable String state) {
        List<Message> problems = new ArrayList<>();
        addUnread(problems);
        if ((state == null || state.isBlank()) && readable("stat")) {
            problems.add(Message.of("problem.row.no-state"));
        }
        if (sandbox.createdAt() == null && readable("createdAt")) {
            problems.add(Message.of("problem.row.no-creation"));
        }
        return problems;
    }

    private boolean readable(String member) {
        return row.unread().stream().noneMatch(path -> path.startsWith(member));
    }

    private void addUnread(List<Message> problems) {
        if (!row.unread().isEmpty()) {
            String members = row.unread().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            problems.add(
                    row.unread().size() > MOST_NAMED
                            ? Message.of("problem.row.unread.more", members)
                            : Message.of("problem.row.unread", members));
        }
    }
}
