package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Facts;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows or edits the metadata of a sandbox, in kubectl's grammar for labels.
@Command(
        name = "metadata",
        aliases = "label",
        header = "Show or edit the metadata of a sandbox.",
        description = "Without entries it shows the metadata. KEY=VALUE sets an entry, KEY- removes one; others stay.")
final class MetadataCommand extends ConsoleCommand {

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "Its id, the beginning of it, connection/id, or its name.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE|KEY-", description = "Entries to set and keys to remove.")
    private List<String> entries = List.of();

    MetadataCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        List<String> remove = new ArrayList<>();
        entries.forEach(entry -> read(entry, set, remove));
        SandboxNames.Sandbox sandbox = new SandboxNames(client).live(name);
        Document metadata;
        if (entries.isEmpty()) {
            metadata = client.get(sandbox.query()).document("sandbox").document("metadata");
        } else {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("set", set);
            body.put("remove", remove);
            metadata = client.send("PATCH", sandbox.query("metadata"), new Document(body))
                    .document("sandbox")
                    .document("metadata");
        }
        var facts = new Facts();
        metadata.members().forEach((key, value) -> facts.add(key, "".equals(value) ? "\"\"" : String.valueOf(value)));
        facts.print(terminal());
        return ExitCode.OK;
    }

    private static void read(String entry, Map<String, @Nullable Object> set, List<String> remove) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
            set.put(entry.substring(0, equals), entry.substring(equals + 1));
        } else if (entry.length() > 1 && entry.endsWith("-")) {
            remove.add(entry.substring(0, entry.length() - 1));
        } else {
            throw new CommandFailure(ExitCode.USAGE, "“%s” is neither KEY=VALUE nor KEY-.".formatted(entry));
        }
    }
}
