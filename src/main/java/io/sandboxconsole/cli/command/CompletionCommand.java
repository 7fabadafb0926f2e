package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/// Prints a script that completes commands and options in a shell.
@Command(
        name = "completion",
        header = "Print a script for completion in a shell.",
        description = {
            "Prints a script that completes commands and options:",
            "  source <(sandbox completion bash)      in ~/.bashrc, or with zsh in ~/.zshrc",
            "  sandbox completion fish > ~/.config/fish/completions/sandbox.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    /// The shells whose completion is known.
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    private final Invocation invocation;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CommandLine all = Commands.all(invocation);
        invocation
                .terminal()
                .write(
                        switch (shell) {
                            // The script for bash sets up bash's completion where zsh reads it.
                            case BASH, ZSH -> AutoComplete.bash("sandbox", all);
                            case FISH -> fish(all);
                        });
        return ExitCode.OK.number();
    }

    private static String fish(CommandLine all) {
        List<String> lines = new ArrayList<>(List.of(
                "# Completion of sandbox for fish.",
                "complete -c sandbox -f -n __fish_use_subcommand -a help -d 'Show the help of a command.'"));
        all.getSubcommands().forEach((name, command) -> {
            lines.add("complete -c sandbox -f -n __fish_use_subcommand -a %s -d %s"
                    .formatted(name, quoted(header(command))));
            addOptions(name, command, lines);
            command.getSubcommands().forEach((below, inner) -> {
                lines.add("complete -c sandbox -f -n '__fish_seen_subcommand_from %s' -a %s -d %s"
                        .formatted(name, below, quoted(header(inner))));
                addOptions(below, inner, lines);
            });
        });
        return String.join("\n", lines) + "\n";
    }

    private static void addOptions(String name, CommandLine command, List<String> lines) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            var line = new StringBuilder("complete -c sandbox -f -n '__fish_seen_subcommand_from ")
                    .append(name)
                    .append('\'');
            for (String spelling : option.names()) {
                line.append(
                        spelling.startsWith("--") ? " -l " + spelling.substring(2) : " -s " + spelling.substring(1));
            }
            if (option.arity().max() > 0) {
                line.append(" -r");
                Iterable<String> candidates = option.completionCandidates();
                if (candidates != null) {
                    line.append(" -a ").append(quoted(String.join(" ", candidates)));
                }
            }
            line.append(" -d ")
                    .append(quoted(Stream.of(option.description()).findFirst().orElse("")));
            lines.add(line.toString());
        }
    }

    private static String header(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().header())
                .findFirst()
                .orElse("");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("%n", " ") + "'";
    }
}
