package io.sandboxconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tests the Dockerfile as far as it can be read without an engine for images; `ImageTreeIT` starts what it packs.
class DockerfileTests {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

    private static final String VOLUME = "/var/lib/sandbox-console";

    private static final String HOME = "/opt/sandbox-console";

    @Test
    void the_folder_of_the_image_is_made_by_the_script_that_also_makes_it_elsewhere() throws IOException {
        assertThat(arguments(stages().get(1), "RUN"))
                .containsExactly("/build/bin/image-tree /build/target/sandbox-console.jar " + HOME);
        assertThat(Files.isExecutable(PROJECT.resolve("bin/image-tree"))).isTrue();
    }

    @Test
    void all_of_the_folder_is_in_the_image_and_its_cache_has_to_fit() throws IOException {
        List<String> image = stages().getLast();

        assertThat(arguments(image, "COPY"))
                .containsExactly(
                        "--from=tree %1$s/lib %1$s/lib".formatted(HOME),
                        "--from=tree %1$s/bin %1$s/bin".formatted(HOME),
                        "--from=tree %1$s/*.jar %1$s/jars.txt %1$s/*.aot %1$s/".formatted(HOME));
        assertThat(arguments(image, "RUN")).contains("[\"%s/bin/console\", \"cache\"]".formatted(HOME));
        // The JVM of the image is the one that the cache was trained with.
        assertThat(arguments(image, "FROM")).containsExactly("${JRE}");
        assertThat(arguments(stages().get(1), "FROM")).containsExactly("${JRE} AS tree");
    }

    @Test
    void it_runs_as_another_user_than_root_and_writes_to_its_volume_alone() throws IOException {
        List<String> image = stages().getLast();

        assertThat(arguments(image, "USER")).containsExactly("10001:0");
        assertThat(arguments(image, "VOLUME")).containsExactly(VOLUME);
        assertThat(arguments(image, "WORKDIR")).containsExactly(VOLUME);
        assertThat(arguments(image, "RUN").getFirst())
                .contains("mkdir -p " + VOLUME, "chown 10001:0 " + VOLUME, "chmod 0770 " + VOLUME);
        assertThat(arguments(image, "ENV").getFirst())
                .contains(
                        "HOME=" + VOLUME + " ", "TMPDIR=" + VOLUME + "/tmp ", "SERVER_TOMCAT_BASEDIR=" + VOLUME + "/");
    }

    @Test
    void it_starts_the_console_tells_its_health_and_has_the_command_line() throws IOException {
        List<String> image = stages().getLast();

        assertThat(arguments(image, "ENTRYPOINT")).containsExactly("[\"console\"]");
        assertThat(arguments(image, "HEALTHCHECK").getFirst()).endsWith(" CMD [\"console\", \"health\"]");
        assertThat(arguments(image, "ENV").getFirst()).contains("PATH=\"" + HOME + "/bin:${PATH}\"");
        assertThat(PROJECT.resolve("bin")).isDirectoryContaining(file -> file.endsWith("sandbox"));
        assertThat(arguments(image, "LABEL").getFirst())
                .contains(
                        "org.opencontainers.image.title=",
                        "org.opencontainers.image.licenses=\"Apache-2.0\"",
                        "org.opencontainers.image.version=\"${VERSION}\"",
                        "org.opencontainers.image.revision=\"${REVISION}\"");
    }

    @Test
    void the_build_is_given_what_it_copies_and_nothing_else() throws IOException {
        List<String> copied = Stream.concat(
                        arguments(stages().getFirst(), "COPY").stream(), arguments(stages().get(1), "COPY").stream())
                .filter(copy -> !copy.startsWith("--from="))
                .flatMap(copy -> Stream.of(copy.split(" ")).limit(copy.split(" ").length - 1))
                .toList();
        List<String> given = Files.readAllLines(PROJECT.resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(copied).containsExactlyInAnyOrderElementsOf(given);
        assertThat(given).allSatisfy(name -> assertThat(PROJECT.resolve(name)).exists());
        assertThat(Files.readAllLines(PROJECT.resolve(".dockerignore"))).contains("*");
    }

    @Test
    void every_shell_can_read_what_it_is_given() throws IOException, InterruptedException {
        try (var scripts = Files.list(PROJECT.resolve("bin"))) {
            for (Path script : scripts.toList()) {
                assertThat(complaints("bash", Files.readString(script)))
                        .as(script.toString())
                        .isEmpty();
            }
        }
        for (List<String> stage : stages()) {
            for (String line : arguments(stage, "RUN")) {
                assertThat(line.startsWith("[") ? "" : complaints("sh", line))
                        .as(line)
                        .isEmpty();
            }
        }
    }

    /// Returns what a shell says that only reads a script.
    private static String complaints(String shell, String script) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(shell, "-n").redirectErrorStream(true).start();
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : said + "failed";
    }

    private static List<String> arguments(List<String> stage, String instruction) {
        return stage.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
    }

    /// Returns the stages with one line for each instruction, each beginning with its FROM.
    private static List<List<String>> stages() throws IOException {
        List<List<String>> stages = new ArrayList<>();
        String text = Files.readString(PROJECT.resolve("Dockerfile")).replaceAll("(?m)^#.*\n", "");
        for (String line : text.replaceAll("\\s*\\\\\n\\s*", " ").split("\n")) {
            if (line.startsWith("FROM ")) {
                stages.add(new ArrayList<>());
            }
            if (!stages.isEmpty() && !line.isBlank()) {
                stages.getLast().add(line);
            }
        }
        return stages;
    }
}
