package io.sandboxconsole.cli;

import io.sandboxconsole.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes the reference part of `docs/cli.md` from the commands themselves.
final class CommandDoc {

    private final List<String> lines = new ArrayList<>();

    private CommandDoc() {}

    static String of(CommandLine root) {
        var doc = new CommandDoc();
        doc.exitCodes();
        doc.contents(root);
        root.getSubcommands().forEach((name, command) -> {
            if (!name.equals("help") && command.getCommandSpec().name().equals(name)) {
                doc.command(command, 3);
            }
        });
        return String.join("\n", doc.lines) + "\n";
    }

    private void exitCodes() {
        lines.addAll(List.of("## Exit codes", "", "| code | meaning |", "| --- | --- |"));
        for (ExitCode code : ExitCode.values()) {
            lines.add("| %d | %s |".formatted(code.number(), code.meaning()));
        }
        lines.add("");
    }

    private void contents(CommandLine root) {
        lines.addAll(List.of("## Commands", "", "| command | |", "| --- | --- |"));
        root.getSubcommands().forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            if (!name.equals("help") && spec.name().equals(name)) {
                lines.add("| [`%s`](#sandbox-%s) | %s |".formatted(name, name, header(spec)));
            }
        });
        lines.add("");
    }

    private void command(CommandLine command, int level) {
        CommandSpec spec = command.getCommandSpec();
        lines.add("#".repeat(level) + " " + spec.qualifiedName());
        lines.add("");
        String description = Stream.of(spec.usageMessage().description()).collect(Collectors.joining("\n"));
        lines.add(text(description.isEmpty() ? header(spec) : description));
        lines.add("");
        if (spec.aliases().length > 0) {
            lines.add(
                    "Also " + Stream.of(spec.aliases()).map("`%s`"::formatted).collect(Collectors.joining(", ")) + ".");
            lines.add("");
        }
        lines.add("```text");
        lines.add(synopsis(spec));
        lines.add("```");
        lines.add("");
        arguments(spec);
        ownExitCodes(spec);
        command.getSubcommands().values().forEach(below -> command(below, level + 1));
    }

    private static String synopsis(CommandSpec spec) {
        var synopsis = new StringBuilder(spec.qualifiedName());
        synopsis.append(spec.options().size() > 1 ? " [OPTIONS]" : "");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            boolean optional = parameter.arity().min() == 0;
            boolean several = parameter.arity().max() > 1 || parameter.arity().isVariable();
            String label = parameter.paramLabel() + (several ? "…" : "");
            synopsis.append(optional ? " [" + label + "]" : " " + label);
        }
        return synopsis.toString();
    }

    private void arguments(CommandSpec spec) {
        List<ArgSpec> all = new ArrayList<>(spec.positionalParameters());
        spec.options().stream().filter(option -> !option.usageHelp()).forEach(all::add);
        if (all.isEmpty()) {
            return;
        }
        lines.addAll(List.of("| argument | |", "| --- | --- |"));
        all.forEach(argument ->
                lines.add("| %s | %s |".formatted(name(argument), text(String.join(" ", argument.description())))));
        lines.add("");
    }

    private void ownExitCodes(CommandSpec spec) {
        Map<String, String> codes = spec.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            lines.addAll(List.of("| exit code of this command | |", "| --- | --- |"));
            codes.forEach((code, meaning) -> lines.add("| %s | %s |".formatted(code, meaning)));
            lines.add("");
        }
    }

    private static String name(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            String names = Stream.of(option.names()).map("`%s`"::formatted).collect(Collectors.joining(", "));
            return option.arity().max() == 0
                    ? names
                    : names + " `" + option.paramLabel().replace("|", "\\|") + "`";
        }
        return "`" + argument.paramLabel().replace("|", "\\|") + "`";
    }

    private static String header(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().header());
    }

    private static String text(String description) {
        return description
                .replace("%%", "%")
                .replace("${COMPLETION-CANDIDATES}", "`table`, `wide`, `json`, `jsonl`, `yaml`, `csv`, `name`")
                .replace("Without it: table.", "`table` without it.")
                .strip();
    }
}
