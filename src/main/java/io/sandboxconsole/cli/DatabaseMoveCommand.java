package io.sandboxconsole.cli;

import io.sandboxconsole.database.DatabaseAddress;
import io.sandboxconsole.database.DatabaseMove;
import io.sandboxconsole.database.MoveRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Moves an embedded database to PostgreSQL: `database move --from URL --to URL`. Users and passwords come from the
/// environment, because everybody on the machine can see arguments. Its exit code is 0, 1 if it moved a trail that was
/// broken, or that of `sysexits` for a wrong call (64) and a refused or failed move (69).
public final class DatabaseMoveCommand {

    private static final String USAGE = """
            usage: java -jar sandbox-console.jar database move [--from URL] --to URL

              --from  the embedded database; jdbc:h2:file:./data/console without it. No console may run on it
              --to    an empty PostgreSQL, jdbc:postgresql://HOST/DATABASE

            environment: CONSOLE_MOVE_FROM_USER, CONSOLE_MOVE_FROM_PASSWORD (console and empty without them),
                         CONSOLE_MOVE_TO_USER, CONSOLE_MOVE_TO_PASSWORD; or files that hold the passwords,
                         CONSOLE_MOVE_FROM_PASSWORD_FILE, CONSOLE_MOVE_TO_PASSWORD_FILE

            exit codes: 0 moved and verified; 1 moved, but the audit trail was broken before; 69 not moved""";

    private static final int BROKEN = 1;

    private static final int WRONG_CALL = 64;

    private static final int UNAVAILABLE = 69;

    private static final Set<String> OPTIONS = Set.of("--from", "--to");

    private final PrintStream output;

    private final PrintStream errors;

    private final Function<String, @Nullable String> environment;

    DatabaseMoveCommand(PrintStream output, PrintStream errors, Function<String, @Nullable String> environment) {
        this.output = output;
        this.errors = errors;
        this.environment = environment;
    }

    /// Returns whether these are the arguments of this command, and not of the console.
    public static boolean accepts(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("database");
    }

    /// Runs the command with the standard streams and returns its exit code.
    public static int run(String... arguments) {
        return new DatabaseMoveCommand(System.out, System.err, System::getenv).execute(arguments);
    }

    int execute(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                return wrong("The option %s is unknown, or lacks its value.".formatted(arguments[i]));
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        @Nullable String to = options.get("--to");
        if (arguments.length < 2 || !arguments[1].equals("move") || to == null) {
            return wrong("Name the database to move to.");
        }
        return move(options.getOrDefault("--from", "jdbc:h2:file:./data/console"), to);
    }

    private int wrong(String why) {
        errors.println(why);
        errors.println(USAGE);
        return WRONG_CALL;
    }

    private int move(String from, String to) {
        try {
            var source = new DatabaseAddress(from, variable("CONSOLE_MOVE_FROM_USER", "console"), password("FROM"));
            var target = new DatabaseAddress(to, variable("CONSOLE_MOVE_TO_USER", "console"), password("TO"));
            DatabaseMove.Result result =
                    DatabaseMove.of(source, target, output::println).move();
            output.println("Moved %,d rows of %d tables from %s to %s."
                    .formatted(result.rows(), result.tables(), source, target));
            return result.intact() ? 0 : BROKEN;
        } catch (MoveRefused | IOException refused) {
            errors.println(refused.getMessage());
            return UNAVAILABLE;
        }
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
        return Objects.requireNonNullElse(environment.apply(name), otherwise);
    }
}
