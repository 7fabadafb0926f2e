package io.sandboxconsole.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of our own classes beside the console, so that what drives a browser does not count in its heap.
final class ChildProcess {

    private ChildProcess() {}

    /// Starts the `main` of a class; what it complains about goes to `log` below `target/bench`.
    static Process start(Class<?> main, String log, String... arguments) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> line = new ArrayList<>(List.of(java, "-Xmx512m", "-cp", classes, main.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectError(ConsoleBench.FOLDER.resolve(log).toFile())
                .start();
    }

    static void finish(Process process) throws InterruptedException {
        int end = process.waitFor();
        if (end != 0) {
            throw new IllegalStateException(
                    "A process of the benchmark ended with %d; see target/bench.".formatted(end));
        }
    }
}
