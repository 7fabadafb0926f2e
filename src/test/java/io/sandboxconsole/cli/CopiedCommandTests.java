package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.cli.command.Commands;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import io.sandboxconsole.console.command.TerminalCommand;
import io.sandboxconsole.console.command.TerminalCommandTests;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/// Holds the commands that the console's screens copy to the parser of the command line.
public class CopiedCommandTests {

    private static final Invocation NOWHERE = new Invocation(
            new Terminal(InputStream.nullInputStream(), silent(), silent(), "", true),
            Map.of(),
            Path.of("missing"),
            Clock.systemUTC(),
            ZoneOffset.UTC,
            _ -> {});

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    static Stream<Map.Entry<String, TerminalCommand>> commands() {
        return TerminalCommandTests.all().entrySet().stream()
                .filter(entry -> !entry.getValue().words().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_command_line_takes_each_copied_command(Map.Entry<String, TerminalCommand> copied) {
        List<String> words = copied.getValue().words();

        ParseResult parsed = parsed(words);

        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(words.getFirst());
        assertThat(parsed.errors()).isEmpty();
    }

    /// Reads words as the command line does.
    ///
    /// @throws picocli.CommandLine.ParameterException if it does not take them
    public static ParseResult parsed(List<String> words) {
        return Commands.all(NOWHERE).parseArgs(words.toArray(String[]::new));
    }
}
