package io.sandboxconsole.cli.command;

import static io.sandboxconsole.cli.output.Column.Show.ALWAYS;
import static io.sandboxconsole.cli.output.Column.Show.ASKED;
import static io.sandboxconsole.cli.output.Column.Show.WIDE;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Column;
import io.sandboxconsole.cli.output.Column.Kind;
import io.sandboxconsole.cli.output.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of sandboxes.
final class SandboxColumns {

    /// What the console itself writes beside the person's metadata.
    private static final List<String> RESERVED = List.of("access.", "sandboxconsole.io/");

    static final List<Column> LIST = List.of(
            Column.text("name", "name,id", SandboxColumns::name, ALWAYS),
            Column.of("id", "id", Kind.ID, ALWAYS),
            Column.of("state", "state", Kind.STATE, ALWAYS),
            Column.of("created-by", "creator.displayName", Kind.TEXT, ALWAYS),
            Column.of("team", "team", Kind.TEXT, ALWAYS),
            Column.of("age", "createdAt", Kind.AGE, ALWAYS),
            Column.of("expires-in", "expiresAt", Kind.UNTIL, ALWAYS),
            Column.of("connection", "connection", Kind.ID, ALWAYS),
            Column.of("source", "source.reference", Kind.TEXT, WIDE),
            Column.of("activity", "lastActivityAt", Kind.AGE, WIDE),
            Column.of("locked", "locked", Kind.TEXT, WIDE),
            Column.text("labels", "metadata", SandboxColumns::labels, WIDE),
            Column.of("created", "createdAt", Kind.MOMENT, ASKED),
            Column.of("expires", "expiresAt", Kind.MOMENT, ASKED),
            Column.of("owner", "owner", Kind.TEXT, ASKED),
            Column.of("creator-id", "creator.id", Kind.ID, ASKED),
            Column.of("evidence", "creator.evidence", Kind.TEXT, ASKED),
            Column.of("engine", "engine", Kind.TEXT, ASKED),
            Column.of("engine-state", "engineState", Kind.TEXT, ASKED),
            Column.of("reason", "reason", Kind.TEXT, ASKED),
            Column.of("message", "message", Kind.TEXT, ASKED),
            Column.of("state-since", "stateSince", Kind.AGE, ASKED),
            Column.of("region", "region", Kind.TEXT, ASKED),
            Column.of("machine", "machine", Kind.TEXT, ASKED),
            Column.of("pending", "pending.action", Kind.TEXT, ASKED),
            Column.of("lease", "lease.id", Kind.TEXT, ASKED));

    static final Columns LIVE = new Columns(LIST, "connection,id", SandboxColumns::reference);

    private SandboxColumns() {}

    /// Returns the name that people know a sandbox by: the id of one without a name.
    static String name(Document sandbox) {
        String name = sandbox.text("name");
        return name.isEmpty() ? sandbox.text("id") : name;
    }

    /// Returns what commands accept for just this sandbox.
    static String reference(Document sandbox) {
        return sandbox.text("connection") + "/" + sandbox.text("id");
    }

    static @Nullable Object labels(Document sandbox) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        sandbox.document("metadata").members().forEach((key, value) -> {
            if (RESERVED.stream().noneMatch(key::startsWith)) {
                own.put(key, value);
            }
        });
        return own;
    }
}
