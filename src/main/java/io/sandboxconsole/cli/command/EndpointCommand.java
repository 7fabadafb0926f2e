package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.client.Query;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the address of a port, and on demand the headers that open it.
@Command(
        name = "endpoint",
        header = "Show the address of a port of a sandbox.",
        description =
                "Shows the address of a port. The headers that open it are shown on demand only; that is recorded.")
final class EndpointCommand extends ConsoleCommand {

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "Its id, the beginning of it, connection/id, or its name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "The port inside the sandbox.")
    private int port;

    @Option(names = "--show-secret", description = "Show the headers as well; the trail records it.")
    private boolean showSecret;

    @Option(names = "--json", description = "Show it in JSON.")
    private boolean json;

    EndpointCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        Query query = new SandboxNames(client).live(name).query("endpoints", Integer.toString(port));
        Document endpoint = showSecret ? client.post(query, new Document(Map.of())) : client.get(query);
        if (json) {
            terminal().print(JsonWriter.indented(endpoint, 0));
            return ExitCode.OK;
        }
        tell("%s", endpoint.text("address"));
        endpoint.document("headers").members().forEach((header, value) -> tell("%s: %s", header, value));
        if (endpoint.flag("needsCredentials") && !showSecret) {
            terminal()
                    .say(HarmlessText.of(
                            "The port asks for headers: “sandbox endpoint %s %d --show-secret” shows them, and is recorded."
                                    .formatted(name, port)));
        }
        return ExitCode.OK;
    }
}
