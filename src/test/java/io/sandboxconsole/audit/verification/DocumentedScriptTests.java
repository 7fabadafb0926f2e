package io.sandboxconsole.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sandboxconsole.audit.VerifiableTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the script of `docs/audit-format.md`, written from the specification alone, where Python is present.
class DocumentedScriptTests {

    @TempDir
    Path folder;

    private Path export = Path.of("");

    private Path keys = Path.of("");

    @BeforeEach
    void exportTrail() throws IOException {
        assumeThat(isThere("python3") && isThere("openssl")).isTrue();
        String page = Files.readString(Path.of("docs/audit-format.md"));
        int start = page.indexOf("```python\n") + "```python\n".length();
        Files.writeString(folder.resolve("verify.py"), page.substring(start, page.indexOf("```\n", start)));
        var trail = VerifiableTrail.of(37);
        export = Files.writeString(folder.resolve("export.jsonl"), trail.export());
        keys = Files.writeString(folder.resolve("key.pem"), trail.keys());
    }

    @Test
    void it_accepts_an_untouched_export() {
        assertThat(run(export.toString(), keys.toString())).isEqualTo("37 rows fit together\n");
    }

    @Test
    void it_finds_a_changed_row_and_a_forged_signature() throws IOException {
        String text = Files.readString(export);
        Path changed = Files.writeString(folder.resolve("changed.jsonl"), text.replaceFirst("Done\\.", "Gone."));
        Path foreign = Files.writeString(
                folder.resolve("foreign.pem"), VerifiableTrail.of(1).keys());

        assertThat(run(changed.toString())).contains("row 1 is not what was chained");
        assertThat(run(export.toString(), foreign.toString())).contains("a signature is forged");
    }

    @Test
    void it_reads_an_export_from_which_rows_were_cut_off() throws IOException {
        var trail = VerifiableTrail.cutOff();
        Path cut = Files.writeString(folder.resolve("cut.jsonl"), trail.export());
        Path pem = Files.writeString(folder.resolve("cut.pem"), trail.keys());
        Path shorter = Files.writeString(
                folder.resolve("shorter.jsonl"), trail.export().replaceFirst("(?m)^.*\"number\":25,.*\n", ""));

        assertThat(run(cut.toString(), pem.toString()))
                .isEqualTo("27 rows fit together, behind row 24, up to which they were cut off\n");
        assertThat(run(shorter.toString())).contains("row 26 is not what was chained");
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, program.equals("openssl") ? "version" : "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String run(String... files) {
        List<String> command =
                new ArrayList<>(List.of("python3", folder.resolve("verify.py").toString()));
        command.addAll(List.of(files));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return output;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
