package io.sandboxconsole.bench;

import io.sandboxconsole.testing.PackagedConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The folder that an image holds, with both of its caches, as `bin/image-tree` makes it of the packaged jar.
final class ImageTree {

    static final Path JAR = Path.of("target/sandbox-console.jar").toAbsolutePath();

    static final String JAVA_HOME = System.getProperty("java.home");

    private static final Path FOLDER = ConsoleBench.FOLDER.resolve("image");

    private static boolean made;

    private ImageTree() {}

    /// Makes the folder, once for all measurements, and checks that its cache fits.
    static Path make() throws IOException, InterruptedException {
        if (made) {
            return FOLDER;
        }
        var script = Path.of("bin/image-tree").toAbsolutePath();
        run("image-tree", Map.of(), script.toString(), JAR.toString(), FOLDER.toString());
        run("cache", Map.of(), FOLDER.resolve("bin/console").toString(), "cache");
        made = true;
        return FOLDER;
    }

    /// Runs a command that has to end well; what it says goes to a file of that name below `target/bench`.
    static void run(String log, Map<String, String> environment, String... line)
            throws IOException, InterruptedException {
        var variables = new HashMap<>(Map.of("JAVA_HOME", JAVA_HOME));
        variables.putAll(environment);
        if (PackagedConsole.run(List.of(line), variables, ConsoleBench.FOLDER.resolve(log + ".log")) != 0) {
            throw new IllegalStateException("%s failed; see target/bench/%s.log.".formatted(line[0], log));
        }
    }
}
