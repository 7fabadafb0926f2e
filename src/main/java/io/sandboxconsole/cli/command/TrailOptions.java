package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.output.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which rows of the trail are meant.
final class TrailOptions {

    @Option(
            names = "--actor",
            paramLabel = "ID",
            description = "By this person or key, by id; several are alternatives.")
    private List<String> actors = List.of();

    @Option(names = "--action", split = ",", paramLabel = "ACTION", description = "This action, such as delete.")
    private List<String> actions = List.of();

    @Option(
            names = "--result",
            split = ",",
            paramLabel = "RESULT",
            description = "succeeded, denied, failed or unclear.")
    private List<String> results = List.of();

    @Option(names = "--sandbox", paramLabel = "ID", description = "About this sandbox, by id.")
    private List<String> sandboxes = List.of();

    @Option(names = "--team", split = ",", paramLabel = "TEAM", description = "About sandboxes of this team.")
    private List<String> teams = List.of();

    @Option(names = "--from", paramLabel = "TIME", description = "From this moment on, such as 2026-11-24 or 2h.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before this moment.")
    private @Nullable String to;

    @Option(names = "--text", paramLabel = "WORDS", description = "With these words.")
    private @Nullable String text;

    Query addTo(Query query, Times times) {
        each(query, "actor", actors);
        each(query, "action", actions);
        each(query, "result", results);
        each(query, "sandbox", sandboxes);
        each(query, "team", teams);
        return query.with("from", from == null ? null : times.instant(from, "--from"))
                .with("to", to == null ? null : times.instant(to, "--to"))
                .with("text", text);
    }

    private static void each(Query query, String name, List<String> values) {
        values.forEach(value -> query.with(name, value));
    }
}
