package io.sandboxconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.audit.VerifiableTrail;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.PackagedConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Tests what an image holds, made from the packaged jar by the script that also the Dockerfile calls, and started with
/// the environment that the Dockerfile sets; and the commands of the packaged jar. No engine for images is needed.
/// Only the command line's cache is trained here: the benchmark trains the console's, too.
class ImageTreeIT {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

    private static final Path PACKAGED_JAR = PROJECT.resolve("target/sandbox-console.jar");

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

    /// What a command left; both streams are its output.
    private record Called(int exitCode, String output) {}

    @BeforeAll
    static void make() throws Exception {
        tree = folder.resolve("tree");

        var made = call(
                Map.of(),
                PROJECT.resolve("bin/image-tree").toString(),
                PACKAGED_JAR.toString(),
                tree.toString(),
                "sandbox.aot");

        assertThat(made.exitCode()).as(made.output()).isZero();
    }

    @Test
    void the_image_writes_to_its_volume_alone_answers_its_command_line_and_ends_when_told_to() throws Exception {
        Path volume = Files.createDirectory(folder.resolve("volume"));
        Map<String, String> environment = environment(volume);
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

            assertThat(call(environment, script("console"), "health").exitCode())
                    .isZero();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(list(environment, port))
                            .startsWith("NAME ")
                            .contains("CI-Pipeline-Key"));
            assertThat(console.stop()).isEqualTo(TERMINATED);
            assertThat(console.said()).doesNotContain("ERROR", "Exception", "[warning]");
        }
        assertThat(call(environment, script("console"), "health").exitCode()).isEqualTo(1);
        assertThat(contents(tree)).isEqualTo(before);
        assertThat(contents(volume).keySet())
                .allMatch(file -> file.startsWith("data/") || file.startsWith("tmp/"))
                .contains("data/console.mv.db");
    }

    /// JVMs do not notice it themselves, and would run classes that are no longer there.
    @Test
    void a_cache_of_other_libraries_is_not_used() throws Exception {
        Path library = only("icu4j-*.jar");
        Path elsewhere = folder.resolve("library.jar");
        assertThat(usesCache()).isTrue();

        Files.move(library, elsewhere);
        try {
            assertThat(usesCache()).isFalse();
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
            assertThat(call(java(), script("console"), "cache").exitCode()).isEqualTo(1);
            assertThat(usesCache()).isFalse();
        } finally {
            Files.move(elsewhere, jar(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Its jar has few libraries.
    @Test
    void the_command_line_puts_each_command_together() throws Exception {
        var all = call(java(), script("sandbox"), "completion", "bash");

        assertThat(all.output()).contains("database", "timeline").doesNotContain("NoClassDefFoundError");
        assertThat(all.exitCode()).isZero();
    }

    @Test
    void a_start_says_nothing_of_a_broken_cache() throws Exception {
        Path cache = tree.resolve("sandbox.aot");
        Path elsewhere = folder.resolve("sandbox.aot");
        var usual = call(java(), script("sandbox"), "version");
        assertThat(usual.output()).startsWith("sandbox ").hasLineCount(1);
        assertThat(usual.exitCode()).isZero();

        Files.move(cache, elsewhere);
        try {
            Files.writeString(cache, "no cache");
            assertThat(call(java(), script("sandbox"), "version")).isEqualTo(usual);
        } finally {
            Files.move(elsewhere, cache, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void the_packaged_jar_examines_its_server() throws Exception {
        var examined = call(
                Map.of(), packaged("doctor", "--offline", "--spring.datasource.url=jdbc:h2:file:" + folder + "/none"));

        assertThat(examined.output()).contains("Configuration", "DEMO_ON");
        assertThat(examined.exitCode()).isZero();
    }

    @Test
    void the_packaged_jar_and_the_command_line_verify_a_trail() throws Exception {
        var trail = VerifiableTrail.of(25);
        Path export = Files.writeString(folder.resolve("export.jsonl"), trail.export());
        Path keys = Files.writeString(folder.resolve("keys.pem"), trail.keys());
        Path checkpoints = Files.writeString(folder.resolve("checkpoints.jsonl"), trail.checkpoints());
        String[] verify = {
            "audit", "verify", export.toString(), "--keys", keys.toString(), "--checkpoints", checkpoints.toString()
        };

        var verified = call(Map.of(), packaged(verify));
        var verifiedToo = call(
                java(),
                Stream.concat(Stream.of(script("sandbox")), Stream.of(verify)).toArray(String[]::new));

        assertThat(verified).isEqualTo(new Called(0, "Untouched 1–25, end attested.\n"));
        assertThat(verifiedToo).isEqualTo(verified);
    }

    /// Both drivers are in it.
    @Test
    void the_packaged_jar_moves_a_database() throws Exception {
        String source = "jdbc:h2:file:" + folder.resolve("source");
        Databases.migrate(new DriverManagerDataSource(
                source + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "console", ""));
        try (var server = Databases.postgres().start()) {
            String target = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());

            var moved = call(
                    Map.of("CONSOLE_MOVE_TO_USER", "postgres", "CONSOLE_MOVE_TO_PASSWORD", "any"),
                    packaged("database", "move", "--from", source, "--to", target));

            assertThat(moved.output()).contains("Moved ", "from " + source + " to " + target);
            assertThat(moved.exitCode()).isZero();
        }
    }

    private static String list(Map<String, String> environment, int port) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SANDBOX_CONSOLE_URL", "http://127.0.0.1:" + port);
        all.put("SANDBOX_CONSOLE_KEY", "sck_demo_ci_pipeline");
        return call(all, script("sandbox"), "list").output();
    }

    /// Returns whether the JVM takes the command line from its cache.
    private static boolean usesCache() throws Exception {
        Path classes = folder.resolve("classes.log");
        Files.deleteIfExists(classes);
        // A jar that was changed may do nothing else right than to be noticed.
        call(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + classes), script("sandbox"), "version");
        // The JVM takes a library that is too old for it from the jar all the same, as picocli was once.
        List<String> cached = Files.readAllLines(classes).stream()
                .filter(line -> line.contains("shared objects"))
                .toList();
        return Stream.of(" io.sandboxconsole.cli.Main ", " picocli.CommandLine ")
                .allMatch(name -> cached.stream().anyMatch(line -> line.contains(name)));
    }

    /// Runs a command that ends soon.
    private static Called call(Map<String, String> environment, String... line) throws Exception {
        Map<String, String> all = new HashMap<>(java());
        all.putAll(environment);
        Path log = Files.createTempFile(folder, "call", ".log");
        int exitCode = PackagedConsole.run(List.of(line), all, log);
        return new Called(exitCode, Files.readString(log));
    }

    /// Returns the call of the packaged jar itself.
    private static String[] packaged(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java, "-jar", PACKAGED_JAR.toString()), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private static Path jar() {
        return tree.resolve("sandbox-console.jar");
    }

    private static Path only(String libraries) throws IOException {
        try (var found = Files.newDirectoryStream(tree.resolve("lib"), libraries)) {
            return found.iterator().next();
        }
    }

    private static String script(String name) {
        return tree.resolve("bin").resolve(name).toString();
    }

    private static Map<String, String> java() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "", "HOME", folder.toString());
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
