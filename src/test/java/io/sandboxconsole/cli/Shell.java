package io.sandboxconsole.cli;

import io.sandboxconsole.cli.command.Commands;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Runs commands in this JVM, with a terminal and a clock of the test.
final class Shell {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /// What a command left.
    record Result(int exitCode, String output, String errors) {}

    private final Map<String, String> variables = new HashMap<>();

    private Path home = Path.of("/nonexistent");

    private Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    private ZoneId zone = ZoneId.of("Europe/Berlin");

    private String facts = "";

    private String input = "";

    private Consumer<Duration> sleep = time -> {};

    private ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /// Calls a console on this machine, in real time.
    ///
    /// @param bearer the value of the header `Authorization`
    Shell calls(int port, String bearer, Path folder) {
        return home(folder)
                .clock(Clock.systemUTC())
                .variable("SANDBOX_CONSOLE_URL", "http://localhost:" + port)
                .variable("SANDBOX_CONSOLE_KEY", bearer.substring("Bearer ".length()));
    }

    Shell variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    Shell without(String name) {
        variables.remove(name);
        return this;
    }

    Shell home(Path folder) {
        home = folder;
        return this;
    }

    Shell clock(Clock other) {
        clock = other;
        return this;
    }

    Shell zone(String other) {
        zone = ZoneId.of(other);
        return this;
    }

    /// Which streams are a terminal, and how wide it is, such as `ioe:80`.
    Shell terminal(String other) {
        facts = other;
        return this;
    }

    /// What is typed.
    Shell input(String text) {
        input = text;
        return this;
    }

    /// What happens while a command waits.
    Shell whileItWaits(Consumer<Duration> action) {
        sleep = action;
        return this;
    }

    /// Returns what the running command has told the person until now.
    String shown() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    Result run(String... arguments) {
        var output = new ByteArrayOutputStream();
        errors = new ByteArrayOutputStream();
        int exitCode = Commands.run(invocation(output, errors), arguments);
        return new Result(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private Invocation invocation(ByteArrayOutputStream output, ByteArrayOutputStream errors) {
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(errors, false, StandardCharsets.UTF_8),
                facts,
                variables.containsKey("NO_COLOR"));
        return new Invocation(terminal, variables, home, clock, zone, sleep);
    }
}
