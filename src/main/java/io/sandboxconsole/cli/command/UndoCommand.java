package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.terminal.Invocation;
import picocli.CommandLine.Command;

/// Cancels deletions that have not happened yet.
@Command(
        name = "undo",
        header = "Cancel a deletion that has not happened yet.",
        description = "Keeps sandboxes whose deletion waits for the end of its grace period.")
final class UndoCommand extends SandboxAct {

    UndoCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    void act(ConsoleClient client, SandboxNames.Sandbox sandbox) {
        client.send("DELETE", sandbox.query("pending-deletion"), null);
        tell("%s is not deleted.", sandbox.name());
    }
}
