package io.sandboxconsole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs `doctor` as the server's command does, in this process.
class ServerDoctorCommandTests {

    private static final String CANARY = "canary-7c1f9a2b4d";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int doctor(String... arguments) {
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(arguments));
        return new ServerDoctorCommand(
                        new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8), false)
                .execute(all.toArray(String[]::new));
    }

    private String told() {
        return output.toString(UTF_8);
    }

    private List<String> codes() {
        JsonNode parts = JsonMapper.shared().readTree(told()).path("parts");
        return StreamSupport.stream(parts.spliterator(), false)
                .flatMap(part -> StreamSupport.stream(part.path("findings").spliterator(), false))
                .map(finding -> finding.path("code").asString())
                .toList();
    }

    private String database() {
        return "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("console");
    }

    @Test
    void offline_nothing_is_connected_to_and_nothing_is_made() throws IOException {
        int exit = doctor("--offline", database(), "--console.connections.prod.url=http://127.0.0.1:1");

        assertThat(told())
                .contains("Configuration", "AUDIT_WITHOUT_SINK (warning)", "docs/runbook.md#audit_without_sink");
        assertThat(told()).doesNotContain("ENGINE_UNREACHABLE", "DATABASE_NEW");
        assertThat(exit).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void what_cannot_be_reached_is_broken_and_the_database_is_not_made() throws IOException {
        int exit = doctor(
                "--json",
                database(),
                "--console.connections.prod.url=http://127.0.0.1:1",
                "--console.connections.prod.api-key=" + CANARY,
                "--console.oidc.issuer=http://localhost:1/realms/x");

        assertThat(exit).isEqualTo(1);
        assertThat(codes()).contains("ENGINE_UNREACHABLE", "ISSUER_UNREACHABLE", "DATABASE_NEW", "AUDIT_WITHOUT_SINK");
        assertThat(JsonMapper.shared().readTree(told()).path("status").asString())
                .isEqualTo("broken");
        assertThat(told()).doesNotContain(CANARY);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void each_wrong_setting_is_told_by_its_name_and_never_by_its_value() {
        doctor(
                "--json",
                "--offline",
                database(),
                "--spring.datasource.password=" + CANARY,
                "--console.connections.prod.url=http://user:" + CANARY + "@127.0.0.1:1",
                "--console.connections.prod.api-key=" + CANARY,
                "--console.connections.prod.maximum-timeout=" + CANARY,
                "--console.session.idle-timeout=" + CANARY,
                "--console.api-keys.secret=" + CANARY,
                "--console.audit.checkpoints.rows=" + CANARY,
                "--console.audit.key=" + CANARY,
                "--console.audit.webhook.secret=" + CANARY,
                "--console.audit.webhook.url=" + CANARY,
                "--console.oidc.client-secret=" + CANARY,
                "--console.bulk.nonsense=" + CANARY);

        assertThat(told())
                .contains(
                        "console.connections.prod.maximum-timeout",
                        "console.session.idle-timeout",
                        "console.api-keys",
                        "console.audit.checkpoints.rows",
                        "console.bulk.nonsense")
                .doesNotContain(CANARY);
        assertThat(codes()).contains("SETTING_INVALID", "SETTING_UNKNOWN");
        assertThat(errors.toString(UTF_8)).isEmpty();
    }

    @Test
    void a_secret_in_a_file_is_told_by_its_name() throws IOException {
        Path file = Files.writeString(folder.resolve("own.properties"), "console.oidc.client-secret=" + CANARY);

        doctor("--json", "--offline", "--spring.config.import=file:" + file, "--console.oidc.issuer=https://x.test");

        assertThat(codes()).contains("SECRET_IN_FILE");
        assertThat(told()).contains("console.oidc.client-secret").doesNotContain(CANARY);
    }

    @Test
    void with_nothing_configured_the_demo_is_told_and_nothing_is_broken() {
        int exit = doctor("--json", database());

        assertThat(codes()).contains("DEMO_ON").doesNotContain("NO_CONNECTION", "SIGN_IN_NOT_CONFIGURED");
        assertThat(exit).isZero();
    }

    @Test
    void in_production_the_demo_is_refused() {
        int exit = doctor("--json", "--offline", database(), "--spring.profiles.active=production");

        assertThat(codes()).contains("DEMO_REFUSED");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void a_wrong_call_repeats_no_value() {
        int exit = doctor("--offine=" + CANARY + "x", "--what");

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString(UTF_8)).contains("--what", "usage:").doesNotContain(CANARY);
    }
}
