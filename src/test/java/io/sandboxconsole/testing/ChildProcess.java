package io.sandboxconsole.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of our own classes: one that may be killed, or that does not count in the heap of what it drives.
public final class ChildProcess {

    private ChildProcess() {}

    /// Starts the `main` of a class.
    ///
    /// @param log the file for what it complains about
    public static Process start(Class<?> main, Path log, String... arguments) throws IOException {
        return builder(main, log, arguments).start();
    }

    /// Like the other; what it prints goes to the same file.
    public static Process startLogged(Class<?> main, Path log, String... arguments) throws IOException {
        var builder = builder(main, log, arguments);
        return builder.redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    private static ProcessBuilder builder(Class<?> main, Path log, String... arguments) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> line = new ArrayList<>(List.of(java, "-Xmx512m", "-cp", classes, main.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).redirectError(log.toFile());
    }

    public static void finish(Process process) throws InterruptedException {
        int end = process.waitFor();
        if (end != 0) {
            throw new IllegalStateException("A process ended with %d; its log says why.".formatted(end));
        }
    }
}
