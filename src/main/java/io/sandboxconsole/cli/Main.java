package io.sandboxconsole.cli;

import io.sandboxconsole.cli.command.Commands;
import io.sandboxconsole.cli.terminal.Invocation;

/// Starts the command line: a client of the console's API, without Spring.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Returns whether these are the arguments of a command, and not those of the console.
    public static boolean accepts(String... arguments) {
        return arguments.length > 0 && Commands.names().contains(arguments[0]);
    }

    /// Runs a command with the streams of this process, and returns its exit code.
    public static int run(String... arguments) {
        return Commands.run(Invocation.ofProcess(), arguments);
    }
}
