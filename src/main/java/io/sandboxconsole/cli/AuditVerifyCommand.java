package io.sandboxconsole.cli;

import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Verifies an export of the audit trail: `audit verify FILE --keys KEYS [--checkpoints FILE] [--from ROW]
/// [--json]`. Its exit code
/// is that of the verdict, or that of `sysexits` for a wrong call (64), an unusable file (65) and a missing one (66).
public final class AuditVerifyCommand {

    private static final String USAGE = """
            usage: java -jar sandbox-console.jar audit verify FILE [--keys KEYS] [--checkpoints FILE]
                                                             [--from ROW] [--json]

              FILE           an export of the audit trail in JSON Lines
              --keys         public keys in PEM that you got from elsewhere than the console
              --checkpoints  the checkpoints that the sink outside of the database got
              --from         the row from which on to verify; earlier ones are passed over
              --json         the result in JSON

            exit codes: 0 untouched, end attested; 1 broken; 2 untouched, end not attested; 3 keys not verified;
                        4 filtered export, inclusion proved""";

    private static final int WRONG_CALL = 64;

    private static final int UNUSABLE = 65;

    private static final int MISSING = 66;

    private static final Set<String> OPTIONS = Set.of("--keys", "--checkpoints", "--from");

    private final PrintStream output;

    private final PrintStream errors;

    public AuditVerifyCommand(PrintStream output, PrintStream errors) {
        this.output = output;
        this.errors = errors;
    }

    /// Returns whether these are the arguments of this command, and not of the console.
    public static boolean accepts(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("audit");
    }

    /// Runs the command with the standard streams and returns its exit code.
    public static int run(String... arguments) {
        return new AuditVerifyCommand(System.out, System.err).execute(arguments);
    }

    int execute(String... arguments) {
        Map<String, String> options = new HashMap<>();
        List<String> files = new ArrayList<>();
        boolean json = false;
        for (int i = 2; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--json")) {
                json = true;
            } else if (OPTIONS.contains(argument) && i + 1 < arguments.length) {
                options.put(argument, arguments[++i]);
            } else if (argument.startsWith("--")) {
                return wrong("The option %s is unknown, or lacks its value.".formatted(argument));
            } else {
                files.add(argument);
            }
        }
        if (arguments.length < 2 || !arguments[1].equals("verify") || files.size() != 1) {
            return wrong("Name one export to verify.");
        }
        if (!options.getOrDefault("--from", "1").matches("[1-9][0-9]{0,17}")) {
            return wrong("The option --from takes the number of a row.");
        }
        return verify(Path.of(files.getFirst()), options, json);
    }

    private int wrong(String why) {
        errors.println(why);
        errors.println(USAGE);
        return WRONG_CALL;
    }

    private int verify(Path export, Map<String, String> options, boolean json) {
        @Nullable String checkpoints = options.get("--checkpoints");
        @Nullable String keys = options.get("--keys");
        try {
            for (Path file : existing(export, keys, checkpoints)) {
                if (!Files.isReadable(file)) {
                    errors.println("There is no readable file %s.".formatted(file));
                    return MISSING;
                }
            }
            var verifier = new Verifier(
                    keys == null ? null : KeyList.of(Files.readString(Path.of(keys))),
                    checkpoints == null ? null : Path.of(checkpoints),
                    Long.parseLong(options.getOrDefault("--from", "0")));
            Report report = verifier.verify(export);
            output.println(json ? report.json() : report.text());
            return report.verdict().exitCode();
        } catch (MalformedRow | UnknownVersion | InvalidKey | IOException failure) {
            errors.println(failure.getMessage());
            return UNUSABLE;
        }
    }

    private static List<Path> existing(Path export, @Nullable String keys, @Nullable String checkpoints) {
        List<Path> files = new ArrayList<>(List.of(export));
        if (keys != null) {
            files.add(Path.of(keys));
        }
        if (checkpoints != null) {
            files.add(Path.of(checkpoints));
        }
        return files;
    }
}
