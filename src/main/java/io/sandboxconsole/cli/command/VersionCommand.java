package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ClientVersion;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Prints the version of this program, without a call.
@Command(name = "version", header = "Show the version of this program.")
final class VersionCommand implements Callable<Integer> {

    private final Invocation invocation;

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.terminal().print("sandbox " + ClientVersion.text());
        return ExitCode.OK.number();
    }
}
