package io.sandboxconsole.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sandboxconsole.audit.ChainRows;
import io.sandboxconsole.audit.ChainedRow;
import io.sandboxconsole.audit.ChainedTrail;
import io.sandboxconsole.audit.sink.LineSink;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Databases.class)
@ExtendWith(OutputCaptureExtension.class)
class AuditLogTests {

    private final StoppableDataSource database;

    private final ChainedTrail console;

    private final List<String> lines = new ArrayList<>();

    private boolean full;

    @TempDir
    Path folder;

    AuditLogTests(Databases databases) {
        database = databases.migrated();
        console = new ChainedTrail(database);
    }

    @Test
    void rows_from_the_first_start_on_are_written_once_with_number_and_hash() {
        console.write(3);
        AuditLog log = log(this::write);
        log.round();
        assertThat(lines).isEmpty();

        console.write(2);
        log.round();
        log.round();

        assertThat(numbers()).containsExactly(7L, 8L, 9L, 10L);
        List<ChainedRow> rows = new ChainRows(new JdbcTemplate(database)).rows(6, 10, 10);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode event = new JsonMapper().readTree(lines.get(i));
            assertThat(event.path("unmapped").path("rowHash").asString())
                    .isEqualTo(rows.get(i).rowHash().toString());
            assertThat(event.path("unmapped").path("hash").asString())
                    .isEqualTo(rows.get(i).hash().toString());
        }
    }

    @Test
    void rows_that_cannot_be_written_are_counted_and_said_and_come_later(CapturedOutput output) {
        console.write(1);
        AuditLog log = log(this::write);
        var metrics = new SimpleMeterRegistry();
        log.bindTo(metrics);
        log.round();
        full = true;
        console.write(3);

        log.round();
        log.round();

        assertThat(metrics.get("console.audit.log.waiting").gauge().value()).isEqualTo(6);
        assertThat(output.getOut().split("6 rows of the audit trail cannot be written", -1))
                .hasSize(2);
        full = false;
        log.round();
        assertThat(numbers()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(metrics.get("console.audit.log.waiting").gauge().value()).isZero();
        assertThat(output).contains("are written to the log for collectors again");
    }

    @Test
    void a_restart_goes_on_where_the_last_console_has_stopped() {
        console.write(1);
        log(this::write).round();
        console.write(1);
        TestConsole.passTerm(database, "audit-log");

        log(this::write).round();

        assertThat(numbers()).containsExactly(3L, 4L);
    }

    @Test
    void of_two_consoles_one_writes() {
        console.write(1);
        log(this::write).round();
        console.write(1);

        log(this::write).round();

        assertThat(lines).isEmpty();
    }

    @Test
    void rows_that_are_gone_before_they_were_written_are_counted_and_said(CapturedOutput output) {
        console.write(1);
        AuditLog log = log(this::write);
        var metrics = new SimpleMeterRegistry();
        log.bindTo(metrics);
        log.round();
        console.write(3);
        console.sql.sql("delete from audit_event where id in (4, 5)").update();

        log.round();

        assertThat(numbers()).containsExactly(3L, 6L, 7L, 8L);
        assertThat(metrics.get("console.audit.log.missing").functionCounter().count())
                .isEqualTo(2);
        assertThat(output).contains("2 rows between 2 and 9 are gone from the audit trail");
    }

    @Test
    void a_file_gets_a_line_for_each_row() throws IOException {
        Path file = folder.resolve("audit.log");
        console.write(1);
        AuditLog log = log(LineSink.file(file));
        log.round();
        console.write(300);

        log.round();

        assertThat(Files.readAllLines(file)).hasSize(600);
    }

    private AuditLog log(LineSink sink) {
        return new AuditLog(new JdbcTemplate(database), TestConsole.on(database), List.of(sink), console.clock);
    }

    private void write(String text) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        lines.addAll(List.of(text.split("\n")));
    }

    private List<Long> numbers() {
        return lines.stream()
                .map(line -> new JsonMapper()
                        .readTree(line)
                        .path("metadata")
                        .path("sequence")
                        .asLong())
                .toList();
    }
}
