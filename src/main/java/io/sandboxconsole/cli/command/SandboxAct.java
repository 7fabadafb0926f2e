package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.List;
import picocli.CommandLine.Parameters;

/// A command that does the same to each sandbox that is named. What fails for one is told, and the others follow.
abstract class SandboxAct extends ConsoleCommand {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids, the beginnings of ids, connection/id, or names.")
    private List<String> names = List.of();

    SandboxAct(Invocation invocation) {
        super(invocation);
    }

    @Override
    final ExitCode run(ConsoleClient client) {
        var sandboxes = new SandboxNames(client);
        int failed = 0;
        ExitCode last = ExitCode.OK;
        for (String name : names) {
            try {
                SandboxNames.Sandbox sandbox = sandboxes.live(name);
                act(client, sandbox);
            } catch (CommandFailure failure) {
                if (names.size() == 1 || failure.exitCode() == ExitCode.UNREACHABLE) {
                    throw failure;
                }
                terminal().say(failure.text());
                last = failure.exitCode();
                failed++;
            }
        }
        return failed == 0 ? ExitCode.OK : failed == names.size() ? last : ExitCode.PARTLY;
    }

    abstract void act(ConsoleClient client, SandboxNames.Sandbox sandbox);

    /// Returns a sandbox as an answer tells of it, or as it was found.
    static Document after(Document answer, SandboxNames.Sandbox sandbox) {
        Document told = answer.document("sandbox");
        return told.members().isEmpty() ? sandbox.row() : told;
    }
}
