package io.sandboxconsole;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.PackagedConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests what an image holds, made from the packaged jar by the script that also the Dockerfile calls, and started with
/// the environment that the Dockerfile sets. No engine for images is needed.
class ImageTreeIT {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

    /// What a process ends with that was asked to end by SIGTERM.
    private static final int TERMINATED = 143;

    /// So many bytes before its end a jar tells of its entries.
    private static final int CENTRAL_DIRECTORY = 10_000;

    /// A variable of the Dockerfile, such as `HOME=/var/lib/sandbox-console`.
    private static final Pattern VARIABLE = Pattern.compile("^(?:ENV)? +([A-Z_]+)=\"?([^\"\\\\]*?)\"?(?: \\\\)?$");

    /// Leaves only one folder writable: a mount of its own in a root that can be read.
    private static final String READ_ONLY =
            "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro / && cd \"$0\" && exec \"$@\"";

    @TempDir
    private static Path folder;

    private static Path tree;

    @BeforeAll
    static void make() throws Exception {
        tree = folder.resolve("tree");
        Path log = folder.resolve("image-tree.log");
        Path jar = PROJECT.resolve("target/sandbox-console.jar");

        int end = PackagedConsole.run(
                List.of(PROJECT.resolve("bin/image-tree").toString(), jar.toString(), tree.toString()), java(), log);

        assertThat(end).as(Files.readString(log)).isZero();
    }

    @Test
    void the_image_starts_with_its_cache_writes_to_its_volume_alone_and_ends_when_told_to() throws Exception {
        Path volume = Files.createDirectory(folder.resolve("volume"));
        Map<String, String> environment = environment(volume);
        // With this the JVM refuses to start where it cannot use the cache.
        assertThat(run("cache")).isZero();
        environment.merge("JAVA_OPTS", " -XX:AOTMode=on", String::concat);
        int port = PackagedConsole.freePort();
        environment.put("SERVER_PORT", String.valueOf(port));
        var before = contents(tree);

        try (var console = PackagedConsole.start(
                behindReadOnlyRoot(volume, script("console")),
                environment,
                port,
                volume,
                folder.resolve("console.log"))) {
            console.awaitHealthy();

            assertThat(health(environment)).isZero();
            assertThat(console.stop()).isEqualTo(TERMINATED);
            assertThat(console.said()).doesNotContain("ERROR", "Exception", "[warning]");
        }
        assertThat(health(environment)).isEqualTo(1);
        assertThat(contents(tree)).isEqualTo(before);
        assertThat(contents(volume).keySet())
                .allMatch(file -> file.startsWith("data/") || file.startsWith("tmp/"))
                .contains("data/console.mv.db");
    }

    /// JVMs do not notice it themselves, and would run classes that are no longer there.
    @Test
    void a_cache_of_other_jars_is_not_used_and_a_start_says_nothing_of_it() throws Exception {
        Path library = only("icu4j-*.jar");
        Path elsewhere = folder.resolve("library.jar");
        String usual = version();
        assertThat(run("cache")).isZero();

        Files.move(library, elsewhere);
        try {
            assertThat(run("cache")).isEqualTo(1);
            assertThat(version()).isEqualTo(usual);
        } finally {
            Files.move(elsewhere, library);
        }
    }

    @Test
    void a_cache_of_another_version_is_not_used() throws Exception {
        Path elsewhere = folder.resolve("console.jar");
        Files.copy(jar(), elsewhere, StandardCopyOption.COPY_ATTRIBUTES);
        byte[] changed = Files.readAllBytes(jar());
        changed[changed.length - CENTRAL_DIRECTORY]++;

        Files.write(jar(), changed);
        try {
            assertThat(run("cache")).isEqualTo(1);
        } finally {
            Files.move(elsewhere, jar(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void a_start_says_nothing_of_a_broken_cache() throws Exception {
        Path cache = tree.resolve("console.aot");
        Path elsewhere = folder.resolve("console.aot");
        String usual = version();

        Files.move(cache, elsewhere);
        try {
            Files.writeString(cache, "no cache");
            assertThat(run("cache")).isEqualTo(1);
            assertThat(version()).isEqualTo(usual);
        } finally {
            Files.move(elsewhere, cache, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void the_command_line_is_in_it() throws Exception {
        int end = PackagedConsole.run(List.of(script("sandbox"), "version"), java(), folder.resolve("call.log"));

        assertThat(end).isZero();
        assertThat(tree.resolve("sandbox.aot")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("call.log"))).isEqualTo(version());
    }

    /// Runs a command that ends soon, and returns all that is said.
    private static String version() throws Exception {
        assertThat(run("version")).isZero();
        return Files.readString(folder.resolve("call.log"));
    }

    private static int run(String... arguments) throws Exception {
        List<String> line = Stream.concat(Stream.of(script("console")), Stream.of(arguments))
                .toList();
        return PackagedConsole.run(line, java(), folder.resolve("call.log"));
    }

    private static Path jar() {
        return tree.resolve("sandbox-console.jar");
    }

    private static Path only(String libraries) throws IOException {
        try (var found = Files.newDirectoryStream(tree.resolve("lib"), libraries)) {
            return found.iterator().next();
        }
    }

    private static int health(Map<String, String> environment) throws Exception {
        return PackagedConsole.run(List.of(script("console"), "health"), environment, folder.resolve("health.log"));
    }

    private static String script(String name) {
        return tree.resolve("bin").resolve(name).toString();
    }

    private static Map<String, String> java() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "");
    }

    /// Returns the environment that the Dockerfile sets, with our folders in place of the image's.
    private static Map<String, String> environment(Path volume) throws IOException {
        Map<String, String> environment = new HashMap<>(java());
        for (String line : Files.readAllLines(PROJECT.resolve("Dockerfile"))) {
            var variable = VARIABLE.matcher(line);
            if (variable.matches() && !variable.group(1).equals("PATH")) {
                environment.put(
                        variable.group(1), variable.group(2).replace("/var/lib/sandbox-console", volume.toString()));
            }
        }
        assertThat(environment).containsKeys("HOME", "TMPDIR", "SERVER_TOMCAT_BASEDIR");
        return environment;
    }

    /// Returns the command behind a root that it can only read, where the kernel lets us make one. Elsewhere it could
    /// write to more than its volume, but not to the tree without being noticed.
    private static List<String> behindReadOnlyRoot(Path writable, String command) throws Exception {
        List<String> enclosed =
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, writable.toString());
        try {
            int end = PackagedConsole.run(
                    Stream.concat(enclosed.stream(), Stream.of("true")).toList(), Map.of(), folder.resolve("root.log"));
            return end == 0
                    ? Stream.concat(enclosed.stream(), Stream.of(command)).toList()
                    : List.of(command);
        } catch (IOException noSuchProgram) {
            return List.of(command);
        }
    }

    /// Returns each file below a folder with its size and time.
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> contents.put(folder.relativize(file).toString(), stamp(file)));
        }
        return contents;
    }

    private static String stamp(Path file) {
        try {
            return "%d bytes of %s".formatted(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
