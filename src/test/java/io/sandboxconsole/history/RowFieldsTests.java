package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.testing.Databases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class RowFieldsTests {

    private final DataSource database;

    private final JdbcClient jdbc;

    private final SandboxFields codec = new SandboxFields();

    private final List<Life> lives = new RandomLives(11).lives(300);

    RowFieldsTests(Databases databases) {
        this.database = databases.migrated();
        this.jdbc = JdbcClient.create(database);
    }

    @Test
    void a_row_gives_back_every_field_also_those_that_no_column_holds_in_full() {
        for (Life life : lives) {
            new LifeRows(database).write(List.of(life));

            assertThat(read()).isEqualTo(codec.of(life.sandbox()));
            clear();
        }
    }

    @Test
    void a_row_repeats_no_field_that_another_column_holds() {
        Life life = lives.stream()
                .filter(some -> Boolean.FALSE.equals(columns(some).get("altered")))
                .filter(some ->
                        !some.sandbox().metadata().isEmpty() && some.sandbox().team() != null)
                .filter(some -> inMicroseconds(some.sandbox().createdAt()))
                .findFirst()
                .orElseThrow();

        String fields = String.valueOf(columns(life).get("fields"));

        assertThat(fields).doesNotContain("\"label.", "\"team\"", "\"state\"", "\"created\"");
    }

    /// No column holds less.
    private static boolean inMicroseconds(@Nullable Instant moment) {
        return moment != null && moment.equals(moment.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void half_a_character_comes_back_as_it_was() {
        var half = new Life(
                Sample.sandbox("half")
                        .with("note", "a\uD83D")
                        .with("half-\uDE80", "b")
                        .made(),
                Sample.NOW);

        new LifeRows(database).write(List.of(half));

        assertThat(read()).isEqualTo(codec.of(half.sandbox()));
    }

    @Test
    void values_of_a_row_are_those_of_its_fields_also_after_changes() {
        var changes = List.of(
                new FieldChange("team", "before", "after"),
                new FieldChange("label.purpose", "before", null),
                new FieldChange("expires", "2026-11-01T00:00:00Z", null),
                new FieldChange("name", null, "after"));
        for (Life life : lives) {
            new LifeRows(database).write(List.of(life));
            SandboxId id = life.sandbox().id();

            assertThat(codec.asOf(id, values(), changes, Instant.MAX))
                    .isEqualTo(codec.asOf(id, FieldValues.of(read()), changes, Instant.MAX));
            clear();
        }
    }

    private FieldValues values() {
        return jdbc.sql("select " + RowFields.READ + " from history_sandbox")
                .query((row, _) -> RowFields.values(row, 1))
                .single();
    }

    @Test
    void a_row_of_an_earlier_version_is_read_by_its_fields_alone() {
        for (Life life : lives) {
            new LifeRows(database).write(List.of(life));
            jdbc.sql("update history_sandbox set fields = ?")
                    .param(StoredValues.written(codec.of(life.sandbox())))
                    .update();

            assertThat(read()).isEqualTo(codec.of(life.sandbox()));
            clear();
        }
    }

    private Map<String, Object> columns(Life life) {
        return LifeColumns.of(life, life.firstSeen(), codec.of(life.sandbox()));
    }

    private Map<String, String> read() {
        return jdbc.sql("select " + RowFields.READ + " from history_sandbox")
                .query((row, _) -> RowFields.read(row))
                .single();
    }

    private void clear() {
        jdbc.sql("delete from history_sandbox").update();
    }
}
