package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.database.DatabaseAddress;
import io.sandboxconsole.database.DatabaseMove;
import io.sandboxconsole.database.MoveRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Acts on the console's database, on the machine where it is.
@Command(
        name = "database",
        header = "Move the console's database to PostgreSQL.",
        description = "Acts on the console's database, on the machine where it is; no console may run.")
final class DatabaseCommand implements Callable<Integer> {

    private static final int WRONG_CALL = 64;

    private final Invocation invocation;

    private DatabaseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    static CommandLine line(Invocation invocation) {
        return new CommandLine(new DatabaseCommand(invocation)).addSubcommand(new Move(invocation));
    }

    @Override
    public Integer call() {
        invocation.terminal().say("Name what to do: sandbox database move --to URL");
        return WRONG_CALL;
    }

    /// Moves an embedded database to PostgreSQL. Users and passwords come from the environment, because
    /// everybody on the machine can see arguments. Its exit code is 0, 1 if it moved a trail that was broken,
    /// or that of `sysexits` for a wrong call (64) and a refused or failed move (69).
    @Command(
            name = "move",
            header = "Move an embedded database to PostgreSQL.",
            description = {
                "Moves all tables, or nothing, and verifies the audit trail. Users and passwords come from the environment:",
                "CONSOLE_MOVE_FROM_USER, CONSOLE_MOVE_FROM_PASSWORD (console and empty without them), CONSOLE_MOVE_TO_USER,"
                        + " CONSOLE_MOVE_TO_PASSWORD; or files that hold the passwords, CONSOLE_MOVE_FROM_PASSWORD_FILE,"
                        + " CONSOLE_MOVE_TO_PASSWORD_FILE."
            },
            exitCodeOnInvalidInput = WRONG_CALL,
            exitCodeListHeading = "%nExit codes of this command:%n",
            exitCodeList = {
                "0:moved and verified",
                "1:moved, but the audit trail was broken before",
                "64:the call is wrong",
                "69:not moved"
            })
    private static final class Move implements Callable<Integer> {

        private static final int BROKEN = 1;

        private static final int UNAVAILABLE = 69;

        @Option(
                names = "--from",
                paramLabel = "URL",
                defaultValue = "jdbc:h2:file:./data/console",
                description = "The embedded database; ${DEFAULT-VALUE} without it.")
        private String from = "";

        @Option(
                names = "--to",
                required = true,
                paramLabel = "URL",
                description = "An empty PostgreSQL, jdbc:postgresql://HOST/DATABASE.")
        private String to = "";

        private final Invocation invocation;

        Move(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            // What libraries tell would drown what the command says.
            System.setProperty("logback.configurationFile", "io/sandboxconsole/cli/command/quiet-logback.xml");
            try {
                var source = new DatabaseAddress(from, variable("CONSOLE_MOVE_FROM_USER", "console"), password("FROM"));
                var target = new DatabaseAddress(to, variable("CONSOLE_MOVE_TO_USER", "console"), password("TO"));
                DatabaseMove.Result result =
                        DatabaseMove.of(source, target, this::print).move();
                print("Moved %,d rows of %d tables from %s to %s."
                        .formatted(result.rows(), result.tables(), source, target));
                return result.intact() ? 0 : BROKEN;
            } catch (MoveRefused | IOException refused) {
                invocation.terminal().say(HarmlessText.lines(String.valueOf(refused.getMessage())));
                return UNAVAILABLE;
            }
        }

        private void print(String line) {
            invocation.terminal().print(line);
            invocation.terminal().flush();
        }

        private String password(String side) throws IOException {
            String variable = "CONSOLE_MOVE_%s_PASSWORD".formatted(side);
            String file = variable(variable + "_FILE", "");
            if (file.isEmpty()) {
                return variable(variable, "");
            }
            if (!Files.isReadable(Path.of(file))) {
                throw new IOException("There is no readable file %s, which %s_FILE names.".formatted(file, variable));
            }
            return Files.readString(Path.of(file)).strip();
        }

        private String variable(String name, String otherwise) {
            return invocation.variables().getOrDefault(name, otherwise);
        }
    }
}
