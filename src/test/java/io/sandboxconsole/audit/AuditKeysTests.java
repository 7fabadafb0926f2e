package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuditKeysTests {

    @TempDir
    Path folder;

    @Test
    void the_key_is_made_at_the_first_start_for_its_owner_alone_and_found_at_the_next(CapturedOutput output)
            throws IOException {
        Path file = folder.resolve("new/audit.key");

        var made = keys(null, file, false).current();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys(null, file, false).current().publicKey()).isEqualTo(made.publicKey());
        assertThat(output).contains(made.publicKey().id()).doesNotContain(secretOf(made));
    }

    @Test
    void consoles_that_start_at_once_make_one_key_and_leave_no_other_file() throws Exception {
        Path file = folder.resolve("new/audit.key");
        List<Callable<String>> consoles = Collections.nCopies(
                20, () -> keys(null, file, false).current().publicKey().id());

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<String> made = new HashSet<>();
            for (var id : executor.invokeAll(consoles)) {
                made.add(id.get());
            }

            assertThat(made).hasSize(1);
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_key_in_the_settings_counts_and_makes_no_file() {
        var key = SigningKey.generate();
        Path file = folder.resolve("audit.key");

        assertThat(keys(key.pem(), file, false).current().publicKey()).isEqualTo(key.publicKey());
        assertThat(file).doesNotExist();
    }

    @Test
    void a_trail_in_memory_has_a_key_in_memory() {
        Path file = folder.resolve("audit.key");

        keys(null, file, true).current();

        assertThat(file).doesNotExist();
    }

    @Test
    void a_key_file_that_others_may_use_is_told(CapturedOutput output) throws IOException {
        Path file = folder.resolve("audit.key");
        Files.writeString(file, SigningKey.generate().pem());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        keys(null, file, false).current();

        assertThat(output).contains("Run chmod 600.");
    }

    @Test
    void what_is_no_key_is_refused_and_never_shown() {
        var properties = properties("very-secret", folder.resolve("audit.key"));

        assertThatExceptionOfType(InvalidKey.class)
                .isThrownBy(() -> new AuditKeys(properties, () -> false).current())
                .withMessageNotContaining("very-secret");
        assertThat(properties.toString()).doesNotContain("very-secret");
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditProperties.Checkpoints(Duration.ZERO, 1, null, false))
                .withMessage("console.audit.checkpoints.interval is PT0S, and must be positive.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditProperties.Checkpoints(Duration.ofMinutes(1), 0, null, false));
    }

    private static String secretOf(SigningKey key) {
        return key.pem().lines().skip(1).findFirst().orElseThrow();
    }

    private static AuditKeys keys(@Nullable String key, Path file, boolean inMemory) {
        return new AuditKeys(properties(key, file), () -> inMemory);
    }

    private static AuditProperties properties(@Nullable String key, Path file) {
        return new AuditProperties(
                key, file, null, null, new AuditProperties.Checkpoints(Duration.ofMinutes(1), 1_000, null, false));
    }
}
