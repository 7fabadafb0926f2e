package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The commands by their names. Only the one that is called is put together, because picocli reads each by reflection.
public final class Commands {

    private static final Map<String, Function<Invocation, CommandLine>> ALL = all();

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("ls", "list"),
            Map.entry("get", "info"),
            Map.entry("describe", "info"),
            Map.entry("label", "metadata"),
            Map.entry("locks", "lock"),
            Map.entry("key", "keys"),
            Map.entry("rm", "delete"),
            Map.entry("job", "jobs"),
            Map.entry("snapshots", "snapshot"));

    private static final int WIDEST_HELP = 120;

    private static final int NARROWEST_HELP = 80;

    private Commands() {}

    private static Map<String, Function<Invocation, CommandLine>> all() {
        Map<String, Function<Invocation, CommandLine>> all = new LinkedHashMap<>();
        all.put("list", one(ListCommand::new));
        all.put("info", one(InfoCommand::new));
        all.put("create", one(CreateCommand::new));
        all.put("renew", one(RenewCommand::new));
        all.put("pause", one(SimpleActCommand.Pause::new));
        all.put("resume", one(SimpleActCommand.Resume::new));
        all.put("start", one(SimpleActCommand.Start::new));
        all.put("stop", one(SimpleActCommand.Stop::new));
        all.put("archive", one(SimpleActCommand.Archive::new));
        all.put("recover", one(SimpleActCommand.Recover::new));
        all.put("touch", one(SimpleActCommand.Touch::new));
        all.put("backup", one(SimpleActCommand.Backup::new));
        all.put("resize", one(SettingsCommand.Resize::new));
        all.put("intervals", one(SettingsCommand.Intervals::new));
        all.put("ports", one(SettingsCommand.Ports::new));
        all.put("fork", one(SnapshotCommand.Fork::new));
        all.put("snapshot", SnapshotCommand::line);
        all.put("metadata", one(MetadataCommand::new));
        all.put("endpoint", one(EndpointCommand::new));
        all.put("ssh", one(SshCommand::new));
        all.put("logs", one(LogsCommand.Logs::new));
        all.put("events", one(LogsCommand.Events::new));
        all.put("history", one(HistoryCommand::new));
        all.put("timeline", one(TimelineCommand::new));
        all.put("delete", one(DeleteCommand::new));
        all.put("undo", one(UndoCommand::new));
        all.put("plan", PlanCommand::line);
        all.put("jobs", JobsCommand::line);
        all.put("lock", LockCommand::line);
        all.put("keys", KeysCommand::line);
        all.put("audit", AuditCommand::line);
        all.put("watch", one(WatchCommand::new));
        all.put("overview", one(OverviewCommand::new));
        all.put("failures", one(FailuresCommand::new));
        all.put("connections", ConnectionsCommand::line);
        all.put("hold", HoldCommand::line);
        all.put("doctor", one(DoctorCommand::new));
        all.put("whoami", one(MeCommand::new));
        all.put("login", one(LoginCommand::new));
        all.put("context", ContextCommand::line);
        all.put("completion", one(CompletionCommand::new));
        all.put("version", one(VersionCommand::new));
        all.put("database", DatabaseCommand::line);
        return all;
    }

    private static Function<Invocation, CommandLine> one(Function<Invocation, Object> command) {
        return invocation -> new CommandLine(command.apply(invocation));
    }

    /// The root of all commands.
    @Command(
            name = "sandbox",
            header = "Sandboxes of all engines, from the terminal.",
            synopsisSubcommandLabel = "COMMAND",
            description = "%nCalls a Sandbox Console: that of the current context, or SANDBOX_CONSOLE_URL with"
                    + " SANDBOX_CONSOLE_KEY.",
            footer = "%n“sandbox COMMAND --help” tells more of a command.",
            exitCodeListHeading = "%nExit codes:%n")
    private static final class Root implements Runnable {

        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init")
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    /// Returns the names of all commands, also the short ones.
    public static Set<String> names() {
        Map<String, Object> names = new LinkedHashMap<>();
        ALL.keySet().forEach(name -> names.put(name, name));
        names.putAll(ALIASES);
        names.put("help", "help");
        return names.keySet();
    }

    /// Runs a command, and returns its exit code.
    public static int run(Invocation invocation, String... arguments) {
        Terminal terminal = invocation.terminal();
        String first = arguments.length == 0 ? "" : ALIASES.getOrDefault(arguments[0], arguments[0]);
        CommandLine line = ALL.containsKey(first) ? root(invocation, first) : all(invocation);
        try {
            return line.execute(arguments);
        } finally {
            terminal.flush();
        }
    }

    /// Returns all commands below one root.
    public static CommandLine all(Invocation invocation) {
        return root(invocation, ALL.keySet().toArray(String[]::new));
    }

    private static CommandLine root(Invocation invocation, String... names) {
        var line = new CommandLine(new Root());
        line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        Stream.of(names)
                .forEach(name -> line.addSubcommand(
                        name, Objects.requireNonNull(ALL.get(name)).apply(invocation)));
        addHelp(line);
        if (names.length > 1) {
            line.addSubcommand(new HelpCommand());
        }
        // What is set from here on holds for all commands that are there.
        Terminal terminal = invocation.terminal();
        line.setOut(new PrintWriter(terminal.output(), false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.errors(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.coloursOutput() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(Math.clamp(terminal.width(), NARROWEST_HELP, WIDEST_HELP));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // An argument that begins with @ is that text, and no file of arguments.
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((wrong, arguments) -> usage(terminal, wrong));
        line.setExecutionExceptionHandler((failure, command, _) -> failed(terminal, failure, command));
        return line;
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        // One that has several names is there several times.
        Set.copyOf(line.getSubcommands().values()).forEach(Commands::addHelp);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), code.meaning());
        }
        return codes;
    }

    private static int usage(Terminal terminal, ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        Throwable cause = wrong.getCause();
        String what = cause instanceof CommandFailure failure ? failure.getMessage() : wrong.getMessage();
        terminal.say(new CommandFailure(
                        ExitCode.USAGE,
                        String.valueOf(what),
                        "“%s --help” shows what is possible."
                                .formatted(command.getCommandSpec().qualifiedName()))
                .text());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Terminal terminal, Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure known) {
            terminal.say(known.text());
            return known.exitCode().number();
        }
        terminal.say(new CommandFailure(
                        ExitCode.FAILED,
                        "This program failed: %s".formatted(failure),
                        "Report it as a bug, with the command “%s”."
                                .formatted(command.getCommandSpec().qualifiedName()))
                .text());
        return ExitCode.FAILED.number();
    }
}
