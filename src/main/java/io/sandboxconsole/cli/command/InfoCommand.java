package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.output.OutputOptions;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Style;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows everything about one sandbox, live or ended.
@Command(
        name = "info",
        aliases = {"get", "describe"},
        header = "Show one sandbox.",
        description = "Shows everything about one sandbox, also after its end: state, creator, expiry, actions, locks.")
final class InfoCommand extends ConsoleCommand {

    @Parameters(paramLabel = "ID", description = "Its id, the beginning of it, connection/id, or its name.")
    private String name = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    InfoCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Document details = client.get(new SandboxNames(client).liveOrEnded(name).query());
        Document printed = output.format().isRow() ? details.document("sandbox") : details;
        output.print(printed, facts(details, output.times(invocation())), SandboxColumns.LIVE, invocation());
        return ExitCode.OK;
    }

    static Facts facts(Document details, Times times) {
        Document sandbox = details.document("sandbox");
        var facts = new Facts();
        facts.add("Name", SandboxColumns.name(sandbox));
        facts.add("Id", sandbox.text("id"));
        facts.add("Connection", sandbox.text("connection") + inBrackets(sandbox.text("engine")));
        addState(facts, details, sandbox, times);
        facts.add("Created at", moment(sandbox, "createdAt", times));
        addCreator(facts, sandbox.document("creator"));
        facts.add("Team", sandbox.text("team"));
        facts.add("Owner", sandbox.text("owner"));
        facts.add(
                "Expires",
                details.flag("live") && sandbox.text("expiresAt").isEmpty()
                        ? "never"
                        : momentUntil(sandbox, "expiresAt", times));
        facts.add("Last activity", moment(sandbox, "lastActivityAt", times));
        facts.add("Made from", sandbox.text("source.reference"));
        facts.add("Entrypoint", String.join(" ", sandbox.texts("entrypoint")));
        facts.add("Platform", joined("/", sandbox.text("platform.os"), sandbox.text("platform.arch")));
        facts.add("Machine", sandbox.text("machine"));
        facts.add("Region", sandbox.text("region"));
        facts.add("Size", size(sandbox.document("size")));
        facts.add("Lease", sandbox.text("lease.id"));
        facts.add("Ports", sandbox.flag("openPorts") ? "open to the public" : "");
        addMetadata(facts, sandbox);
        addActions(facts, details);
        addLocks(facts, details.documents("locks"), times);
        return facts;
    }

    private static void addState(Facts facts, Document details, Document sandbox, Times times) {
        String own = sandbox.text("state");
        String engines = sandbox.text("engineState");
        String word = own.equalsIgnoreCase(engines) ? own : own + inBrackets(engines);
        facts.add("State", word, Style.ofState(own));
        facts.add("Reason", sandbox.text("reason"));
        facts.add("Message", sandbox.text("message"));
        if (!details.flag("fresh")) {
            facts.add("As of", momentOf(details, "listedAt", times) + inBrackets(details.text("staleReason")));
        }
        if (!sandbox.text("pending.action").isEmpty()) {
            facts.add(
                    "Pending",
                    joined(
                            " ",
                            sandbox.text("pending.action"),
                            "by " + sandbox.text("pending.by"),
                            sandbox.text("pending.dueAt").isEmpty() ? "" : times.until(sandbox.text("pending.dueAt"))));
        }
        Document end = details.document("end");
        if (!end.members().isEmpty()) {
            facts.add("Ended", moment(end, "at", times), Style.WARNING);
            facts.add("Cause", end.text("cause"));
            facts.add("Ended by", end.text("by"));
        }
    }

    private static void addCreator(Facts facts, Document creator) {
        List<String> candidates = creator.texts("engine.candidates");
        facts.add("Created By", creator.text("displayName").isEmpty() ? "unknown" : creator.text("displayName"));
        facts.add("Evidence", creator.text("evidence") + (creator.flag("copied") ? ", a copy" : ""));
        facts.add("Creator", creator.text("kind") + inBrackets(creator.text("id")));
        facts.add("Key", joined("…", creator.text("key.prefix"), creator.text("engine.keyEnds")));
        facts.add("Candidates", candidates.isEmpty() ? "" : String.join(", ", candidates) + " (none is certain)");
    }

    private static void addMetadata(Facts facts, Document sandbox) {
        Map<String, ?> metadata = sandbox.document("metadata").members();
        if (!metadata.isEmpty()) {
            facts.heading("Metadata");
            metadata.forEach(
                    (key, value) -> facts.add(key, value == null || "".equals(value) ? "\"\"" : value.toString()));
        }
    }

    private static void addActions(Facts facts, Document details) {
        List<Document> actions = details.documents("actions");
        String possible = actions.stream()
                .filter(action -> action.flag("possible"))
                .map(action -> action.text("action"))
                .collect(Collectors.joining(", "));
        if (!actions.isEmpty()) {
            facts.heading("Actions");
            facts.add("Possible", possible.isEmpty() ? "none" : possible);
            actions.stream()
                    .filter(action -> !action.flag("possible"))
                    .forEach(action -> facts.add("Not " + action.text("action"), action.text("explanation")));
        }
    }

    private static void addLocks(Facts facts, List<Document> locks, Times times) {
        if (!locks.isEmpty()) {
            facts.heading("Locks");
            locks.forEach(lock -> facts.add(
                    lock.text("title"),
                    "%s, by %s%s"
                            .formatted(
                                    lock.text("reason"),
                                    lock.text("by"),
                                    lock.text("until").isEmpty()
                                            ? ""
                                            : ", until " + times.moment(lock.text("until")))));
        }
    }

    private static String moment(Document document, String path, Times times) {
        String text = document.text(path);
        String moment = momentOf(document, path, times);
        return text.isEmpty() || times.utc() ? moment : moment + " (" + times.age(text) + " ago)";
    }

    private static String momentUntil(Document document, String path, Times times) {
        String text = document.text(path);
        String moment = momentOf(document, path, times);
        return text.isEmpty() || times.utc() ? moment : moment + " (" + times.until(text) + ")";
    }

    private static String momentOf(Document document, String path, Times times) {
        return document.text(path).isEmpty() ? "" : times.moment(document.text(path));
    }

    private static String size(Document size) {
        return joined(
                ", ",
                unit(size.text("cpu"), " CPU"),
                unit(size.text("memory"), " GiB memory"),
                unit(size.text("disk"), " GiB disk"),
                unit(size.text("gpu"), " GPU"));
    }

    private static String unit(String number, String unit) {
        return number.isEmpty() ? "" : number + unit;
    }

    private static String joined(String between, String... texts) {
        return List.of(texts).stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }

    private static String inBrackets(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }
}
