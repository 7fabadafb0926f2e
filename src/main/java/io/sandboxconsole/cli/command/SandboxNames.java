package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the sandbox that a person names: by its id, `connection/id`, the beginning of its id or its name. What fits
/// several is none: they are listed instead.
final class SandboxNames {

    /// As many characters as are hardly shared by chance.
    private static final int SHORTEST_PREFIX = 6;

    private static final int CANDIDATES = 20;

    private final ConsoleClient client;

    SandboxNames(ConsoleClient client) {
        this.client = client;
    }

    /// Returns the one sandbox among those that live.
    ///
    /// @throws CommandFailure if there is none, or several
    Sandbox live(String name) {
        return among(name, "sandboxes");
    }

    /// Returns the one sandbox among those that live, or else among those that have ended.
    Sandbox liveOrEnded(String name) {
        try {
            return live(name);
        } catch (CommandFailure failure) {
            if (failure.exitCode() != ExitCode.NOT_FOUND) {
                throw failure;
            }
            return among(name, "history");
        }
    }

    private Sandbox among(String name, String list) {
        List<Sandbox> byId = find(list, "id:" + FilterOptions.value(name));
        List<Sandbox> exactly = byId.stream().filter(found -> found.is(name)).toList();
        if (!exactly.isEmpty()) {
            return one(name, exactly);
        }
        List<Sandbox> byName = find(list, "name:" + FilterOptions.value(name));
        if (!byName.isEmpty()) {
            return one(name, byName);
        }
        if (byId.isEmpty() || name.length() < SHORTEST_PREFIX) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "There is no sandbox “%s” that you may see.".formatted(name),
                    "“sandbox list” shows those that live, “sandbox history” also those that have ended.");
        }
        return one(name, byId);
    }

    private List<Sandbox> find(String list, String filter) {
        List<Sandbox> found = new ArrayList<>();
        client.get(
                Query.of(list)
                        .with("filter", filter)
                        .with("limit", CANDIDATES)
                        .with("fields", list.equals("sandboxes") ? "connection,id,name,state,creator" : ""),
                row -> found.add(Sandbox.of(row)));
        return found;
    }

    private static Sandbox one(String name, List<Sandbox> found) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        List<String> lines = new ArrayList<>();
        found.forEach(one -> lines.add("  %s   %s   %s".formatted(one.reference(), one.name(), one.state())));
        lines.add("Name one of them as connection/id.");
        throw new CommandFailure(ExitCode.CONFLICT, "“%s” names several sandboxes.".formatted(name), lines);
    }

    /// A sandbox that was found.
    ///
    /// @param row what the list says of it
    record Sandbox(String connection, String id, String name, String state, Document row) {

        static Sandbox of(Document row) {
            Document sandbox = row.document("sandbox").members().isEmpty() ? row : row.document("sandbox");
            return new Sandbox(
                    sandbox.text("connection"),
                    sandbox.text("id"),
                    SandboxColumns.name(sandbox),
                    sandbox.text("state"),
                    sandbox);
        }

        String reference() {
            return connection + "/" + id;
        }

        /// Returns what the bodies of requests call it by.
        Map<String, @Nullable Object> wire() {
            return Map.of("connection", connection, "id", id);
        }

        /// Begins a path below this sandbox.
        Query query(String... parts) {
            List<String> all = new ArrayList<>(List.of("sandboxes", connection, id));
            all.addAll(List.of(parts));
            return Query.of(all.toArray(String[]::new));
        }

        private boolean is(String text) {
            return id.equals(text) || reference().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
        }
    }
}
