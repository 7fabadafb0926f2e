package io.sandboxconsole.cli.terminal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// What a command finds around it: the terminal, environment variables, the person's home folder, clock and zone.
///
/// @param sleep waits for an amount of time
public record Invocation(
        Terminal terminal,
        Map<String, String> variables,
        Path home,
        Clock clock,
        ZoneId zone,
        Consumer<Duration> sleep) {

    public Invocation {
        variables = Map.copyOf(variables);
    }

    /// Returns the surroundings of this process.
    public static Invocation ofProcess() {
        return new Invocation(
                Terminal.ofProcess(),
                System.getenv(),
                Path.of(Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home"))),
                Clock.systemUTC(),
                ZoneId.systemDefault(),
                Invocation::sleep);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "The command was interrupted.");
        }
    }

    /// Returns an environment variable, or an empty text.
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
