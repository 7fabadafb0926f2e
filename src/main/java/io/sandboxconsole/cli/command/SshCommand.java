package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.client.ConsoleClient;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.output.Times;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens a shell in a sandbox. The token is the user name of the login, so it goes to `ssh` in a file that only this
/// person can read, and never in an argument, which everybody on the machine sees.
@Command(
        name = "ssh",
        header = "Open a shell in a sandbox.",
        description = "Opens an access by SSH, which the trail records, and runs ssh with it. With --print it shows the"
                + " command instead, with <token> in place of the token unless --show-secret is there.")
final class SshCommand extends ConsoleCommand {

    /// `ssh [-p PORT] USER@HOST`, as engines tell it.
    private static final Pattern SSH = Pattern.compile("ssh (?:-p ([0-9]+) )?([^@ ]+)@([^ @]+)(?: -p ([0-9]+))?");

    /// Nothing that could end a line of the file or begin another option.
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._~+/=:\\[\\]-]+");

    private static final int NO_SUCH_PROGRAM = 127;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "Its id, the beginning of it, connection/id, or its name.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "What to run there instead of a shell, behind --.")
    private List<String> remote = List.of();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long the access is valid: whole minutes, at most 24h.")
    private @Nullable String lifetime;

    @Option(names = "--print", description = "Show the command instead of running it.")
    private boolean print;

    @Option(names = "--show-secret", description = "Show the token in the printed command.")
    private boolean showSecret;

    @Option(names = "--revoke", description = "End every access to the sandbox by SSH instead.")
    private boolean revoke;

    SshCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ExitCode run(ConsoleClient client) {
        SandboxNames.Sandbox sandbox = new SandboxNames(client).live(name);
        if (revoke) {
            client.send("DELETE", sandbox.query("ssh-access"), null);
            tell("Every access by SSH to %s is ended.", sandbox.name());
            return ExitCode.OK;
        }
        Map<String, @Nullable Object> body = new HashMap<>();
        if (lifetime != null) {
            body.put("lifetime", Times.duration(lifetime, "--for").toString());
        }
        Document access = client.post(sandbox.query("ssh-access"), new Document(body));
        if (print || showSecret) {
            tell("%s", access.text(showSecret ? "command" : "masked"));
            return ExitCode.OK;
        }
        return run(access);
    }

    private ExitCode run(Document access) {
        Matcher ssh = SSH.matcher(access.text("command").strip());
        if (!ssh.matches()
                || !SAFE.matcher(ssh.group(2)).matches()
                || !SAFE.matcher(ssh.group(3)).matches()) {
            throw new CommandFailure(
                    ExitCode.ENGINE,
                    "The engine tells of the access in another form than ssh's.",
                    "Show it with “sandbox ssh %s --print”.".formatted(name));
        }
        String port = ssh.group(1) == null ? ssh.group(4) : ssh.group(1);
        try {
            Path file = Files.createTempFile(
                    "sandbox-ssh",
                    ".config",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // The shell's end may end this program as well.
            Thread removal = new Thread(() -> remove(file));
            Runtime.getRuntime().addShutdownHook(removal);
            try {
                Files.writeString(file, configuration(ssh.group(2), ssh.group(3), port));
                return start(file);
            } finally {
                remove(file);
            }
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED, "ssh could not be started.", String.valueOf(failure.getMessage()));
        }
    }

    /// Shared connections are off: their sockets and processes would carry the user name.
    static String configuration(String token, String host, @Nullable String port) {
        return """
                Host sandbox
                  HostName %s
                  User %s
                %s  ControlMaster no
                  ControlPath none
                """.formatted(host, token, port == null ? "" : "  Port " + port + "\n");
    }

    private ExitCode start(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of("ssh", "-F", file.toString(), "sandbox"));
        command.addAll(remote);
        terminal().flush();
        try {
            int result = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (result == NO_SUCH_PROGRAM) {
                throw new CommandFailure(ExitCode.FAILED, "The command was not found in the sandbox.");
            }
            return result == 0 ? ExitCode.OK : ExitCode.FAILED;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // It is readable for its owner alone, and its token ends soon.
        }
    }
}
