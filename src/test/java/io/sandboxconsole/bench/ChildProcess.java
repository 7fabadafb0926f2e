package io.sandboxconsole.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of our own classes beside the console, so that what drives a browser does not count in its heap.
final class ChildProcess {

    private ChildProcess() {}

    /// Starts the `main` of a class; what it complains about goes to `log` below `target/bench`.
    static Process start(Class<?> main, String log, String... arguments) throws IOException {
        return builder(main, log, arguments).start();
    }

    /// Like the other; what it prints goes to the same file.
    static Process startLogged(Class<?> main, String log, String... arguments) throws IOException {
        var builder = builder(main, log, arguments);
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        Redirect.appendTo(ConsoleBench.FOLDER.resolve(log).toFile()))
                .start();
    }

    private static ProcessBuilder builder(Class<?> main, String log, String... arguments) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> line = new ArrayList<>(List.of(java, "-Xmx512m", "-cp", classes, main.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectError(ConsoleBench.FOLDER.resolve(log).toFile());
    }

    static void finish(Process process) throws InterruptedException {
        int end = process.waitFor();
        if (end != 0) {
            throw new IllegalStateException(
                    "A process of the benchmark ended with %d; see target/bench.".formatted(end));
        }
    }
}
