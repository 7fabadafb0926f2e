package io.sandboxconsole.cli.command;

import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verifier;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies an export of the audit trail, without a console. Its exit code is that of the verdict, or that of
/// `sysexits` for a wrong call (64), an unusable file (65) and a missing one (66): scripts knew these before
/// the other commands were there.
@Command(
        name = "verify",
        header = "Verify an export of the audit trail.",
        description = "Verifies an export in JSON Lines with proof material, without a console or a network.",
        exitCodeOnInvalidInput = VerifyCommand.WRONG_CALL,
        exitCodeListHeading = "%nExit codes of this command:%n",
        exitCodeList = {
            "0:untouched, end attested",
            "1:broken",
            "2:untouched, end not attested",
            "3:keys not verified",
            "4:filtered export, inclusion proved",
            "64:the call is wrong",
            "65:a file cannot be used",
            "66:a file is missing"
        })
final class VerifyCommand implements Callable<Integer> {

    static final int WRONG_CALL = 64;

    private static final int UNUSABLE = 65;

    private static final int MISSING = 66;

    @Parameters(paramLabel = "FILE", description = "An export of the audit trail in JSON Lines.")
    private Path export = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            description = "Public keys in PEM that you got from elsewhere than the console.")
    private @Nullable Path keys;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "The checkpoints that the sink outside of the database got.")
    private @Nullable Path checkpoints;

    @Option(names = "--from", paramLabel = "ROW", description = "The row from which on to verify.")
    private @Nullable String from;

    @Option(names = "--json", description = "The result in JSON.")
    private boolean json;

    private final Terminal terminal;

    VerifyCommand(Invocation invocation) {
        this.terminal = invocation.terminal();
    }

    @Override
    public Integer call() {
        if (from != null && !from.matches("[1-9][0-9]{0,17}")) {
            terminal.say("The option --from takes the number of a row.");
            return WRONG_CALL;
        }
        try {
            for (@Nullable Path file : Stream.of(export, keys, checkpoints).toList()) {
                if (file != null && !Files.isReadable(file)) {
                    terminal.say(HarmlessText.of("There is no readable file %s.".formatted(file)));
                    return MISSING;
                }
            }
            var verifier = new Verifier(
                    keys == null ? null : KeyList.of(Files.readString(keys)),
                    checkpoints,
                    from == null ? 0 : Long.parseLong(from));
            Report report = verifier.verify(export);
            terminal.print(json ? report.json() : report.text());
            return report.verdict().exitCode();
        } catch (MalformedRow | UnknownVersion | InvalidKey | IOException failure) {
            terminal.say(HarmlessText.lines(String.valueOf(failure.getMessage())));
            return UNUSABLE;
        }
    }
}
