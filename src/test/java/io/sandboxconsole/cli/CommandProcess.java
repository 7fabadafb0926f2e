package io.sandboxconsole.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs commands as processes, with nothing but the client's own classes and its two libraries: neither Spring nor
/// anything else of the console is there.
final class CommandProcess {

    private static final List<String> LIBRARIES = List.of("picocli-", "jackson-core-3");

    private static final int DEADLINE_SECONDS = 60;

    private final Map<String, String> variables = new LinkedHashMap<>();

    CommandProcess(Path home) {
        variable("HOME", home.toString());
        variable("PATH", System.getenv("PATH"));
        variable("LANG", "C");
        variable("TERM", "xterm-256color");
    }

    CommandProcess variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /// Runs a command with pipes.
    Shell.Result run(String... arguments) {
        return finish(start(command("", arguments)));
    }

    /// Runs a command on a pseudo terminal of a width; what both streams wrote is its output.
    Shell.Result onTerminal(int width, String... arguments) {
        String line = command("ioe:" + width, arguments).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return finish(start(List.of("script", "-qec", line, "/dev/null")));
    }

    static boolean hasTerminals() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script")));
    }

    Process start(List<String> command) {
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(variables);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> command(String facts, String... arguments) {
        // What a script runs in the background ignores interrupts, and so would the command.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsandbox.terminal=" + facts,
                "-cp",
                classPath(),
                "io.sandboxconsole.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String classPath() {
        return Stream.concat(
                        Stream.of(Path.of("target/classes").toAbsolutePath().toString()),
                        Stream.of(System.getProperty("java.class.path").split(":"))
                                .filter(entry -> LIBRARIES.stream()
                                        .anyMatch(library -> Path.of(entry)
                                                .getFileName()
                                                .toString()
                                                .startsWith(library))))
                .collect(Collectors.joining(":"));
    }

    static Shell.Result finish(Process process) {
        try {
            process.getOutputStream().close();
            Thread.ofVirtual().start(() -> endLate(process));
            var errors = new StringBuilder();
            Thread reader = Thread.ofVirtual().start(() -> errors.append(text(process.getErrorStream())));
            String output = text(process.getInputStream());
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The command did not end: " + output + errors);
            }
            reader.join();
            return new Shell.Result(process.exitValue(), output, errors.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /// Ends a command that hangs, so that its streams end.
    private static void endLate(Process process) {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
