package io.sandboxconsole.console.command;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The commands about one sandbox.
public final class SandboxCommands {

    private SandboxCommands() {}

    /// The id of a sandbox as the command line takes it: no name means two sandboxes, and no id begins with a dash.
    static String argument(SandboxId id) {
        return id.connection().value() + "/" + id.value();
    }

    /// Reads a sandbox.
    public static TerminalCommand details(SandboxId id) {
        return of(Words.of("info", argument(id)), api("GET", id), engine("GET", id));
    }

    /// Reads what happened to a sandbox, also after its end.
    public static TerminalCommand timeline(SandboxId id) {
        return of(Words.of("timeline", argument(id)), api("GET", id, "timeline"), null);
    }

    public static TerminalCommand logs(SandboxId id) {
        return of(Words.of("logs", argument(id)), api("GET", id, "logs"), engine("GET", id, "diagnostics", "logs"));
    }

    public static TerminalCommand endpoint(SandboxId id, int port) {
        String number = String.valueOf(port);
        return of(
                Words.of("endpoint", argument(id), number),
                api("GET", id, "endpoints", number),
                engine("GET", id, "endpoints", number));
    }

    public static TerminalCommand ssh(SandboxId id) {
        return of(Words.of("ssh", argument(id)), api("POST", id, "ssh-access").sending(Map.of()), null);
    }

    /// Does what a dialog would do; empty for what has no command.
    public static Optional<TerminalCommand> of(SandboxId id, SandboxCommand command) {
        return Optional.ofNullable(
                switch (command) {
                    case SandboxCommand.Simple(SandboxAction action) -> simple(id, action);
                    case SandboxCommand.Renew renew ->
                        renew(id, renew.expiresAt().toString());
                    case SandboxCommand.EditMetadata edit -> metadata(id, edit.patch());
                    case SandboxCommand.TakeSnapshot snapshot -> {
                        Map<String, Object> body = named(snapshot.name());
                        yield of(
                                Words.of("snapshot", "take", argument(id)).option("--name", snapshot.name()),
                                api("POST", id, "snapshots").sending(body),
                                engine("POST", id, "snapshots").sending(body));
                    }
                    case SandboxCommand.Fork fork ->
                        of(
                                Words.of("fork", argument(id)).option("--name", fork.name()),
                                api("POST", id, "fork").sending(named(fork.name())),
                                null);
                    case SandboxCommand.Resize resize ->
                        settings(id, "resize", sizes(resize), api("POST", id, "resize"));
                    case SandboxCommand.SetIntervals set ->
                        settings(id, "intervals", intervals(set.after()), api("PATCH", id, "intervals"));
                    case SandboxCommand.SetOpenPorts set ->
                        settings(id, "ports", Map.of("open", set.open()), api("PUT", id, "open-ports"));
                });
    }

    private static @Nullable TerminalCommand simple(SandboxId id, SandboxAction action) {
        String word = action.word();
        return switch (action) {
            case PAUSE, RESUME -> of(Words.of(word, argument(id)), api("POST", id, word), engine("POST", id, word));
            case START, STOP, ARCHIVE, RECOVER, TOUCH, BACKUP ->
                of(Words.of(word, argument(id)), api("POST", id, word), null);
            case DELETE -> of(Words.of(word, argument(id)), api("DELETE", id), engine("DELETE", id));
            // No simple commands.
            case CLOSE_SSH -> of(Words.of(), api("DELETE", id, "ssh-access"), null);
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK -> null;
        };
    }

    private static TerminalCommand renew(SandboxId id, String until) {
        Map<String, String> body = Map.of("expiresAt", until);
        return of(
                Words.of("renew", argument(id), "--until", until),
                api("POST", id, "renew").sending(body),
                engine("POST", id, "renew-expiration").sending(body));
    }

    private static TerminalCommand metadata(SandboxId id, MetadataPatch patch) {
        List<String> removed = patch.remove().stream().sorted().toList();
        List<String> entries = new ArrayList<>();
        patch.set().forEach((key, value) -> entries.add(key + "=" + value));
        removed.forEach(key -> entries.add(key + "-"));
        entries.sort(null);
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(patch.set());
        removed.forEach(key -> merged.put(key, null));
        return of(
                Words.of("metadata", argument(id)).words(entries),
                api("PATCH", id, "metadata").sending(Map.of("set", patch.set(), "remove", removed)),
                engine("PATCH", id, "metadata").sending(merged));
    }

    /// A command whose options are the members of its body.
    private static TerminalCommand settings(SandboxId id, String word, Map<String, Object> body, HttpCall call) {
        Words words = Words.of(word, argument(id));
        body.forEach((name, value) -> words.option("--" + name, value.toString()));
        return of(words, call.sending(body), null);
    }

    private static Map<String, Object> named(@Nullable String name) {
        return name == null || name.isEmpty() ? Map.of() : Map.of("name", name);
    }

    private static Map<String, Object> sizes(SandboxCommand.Resize resize) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        put(sizes, "cpu", resize.cpu());
        put(sizes, "memory", resize.memory());
        put(sizes, "disk", resize.disk());
        return sizes;
    }

    /// Those that are stated, as the API writes them: `PT15M`, `never`, `at-once`, `latest`.
    static Map<String, Object> intervals(Intervals intervals) {
        Map<String, Object> stated = new LinkedHashMap<>();
        put(stated, "stop", word(intervals.stop()));
        put(stated, "pause", word(intervals.pause()));
        put(stated, "archive", word(intervals.archive()));
        put(stated, "delete", word(intervals.delete()));
        return stated;
    }

    private static @Nullable String word(Interval interval) {
        return switch (interval.when()) {
            case UNSTATED -> null;
            case AFTER -> interval.time().toString();
            case NEVER, AT_ONCE, LATEST ->
                interval.when().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static TerminalCommand of(Words words, HttpCall api, @Nullable HttpCall engine) {
        return new TerminalCommand(words.list(), api, engine);
    }

    private static HttpCall api(String method, SandboxId id, String... steps) {
        return HttpCall.api(
                method,
                Stream.concat(Stream.of("sandboxes", id.connection().value(), id.value()), Stream.of(steps))
                        .toArray(String[]::new));
    }

    private static HttpCall engine(String method, SandboxId id, String... steps) {
        return HttpCall.engine(
                method,
                Stream.concat(Stream.of("sandboxes", id.value()), Stream.of(steps))
                        .toArray(String[]::new));
    }
}
