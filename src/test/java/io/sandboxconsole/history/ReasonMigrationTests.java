package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.testing.Databases;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows from before there was a column for the reason are found by it afterwards.
class ReasonMigrationTests {

    private static final List<@Nullable String> REASONS = Collections.unmodifiableList(Arrays.asList(
            "OOMKilled", null, "\"quoted\"", "back\\slash", " padded ", "reason\":\"no", "日本", "x".repeat(300)));

    @ParameterizedTest
    @EnumSource(Databases.class)
    void reasons_that_were_written_before_are_found(Databases databases) {
        var database = databases.empty();
        Flyway.configure().dataSource(database).target("18").load().migrate();
        List<Life> lives = IntStream.range(0, REASONS.size())
                .mapToObj(number -> life("life-" + number, REASONS.get(number)))
                .toList();
        lives.forEach(life -> write(database, life));

        Databases.migrate(database);

        var search = new HistorySearch(database);
        for (int number = 0; number < REASONS.size(); number++) {
            String reason = REASONS.get(number);
            var filter = SandboxFilter.parse(
                    "reason:" + (reason == null ? "none" : SandboxFilter.writtenValue(reason.strip())));
            var request = new HistorySearch.Request(
                    filter,
                    Actors.person("ann", Role.AUDITOR),
                    new AccessScope(true, Set.of(), null),
                    Sample.NOW,
                    LockView.NONE);
            assertThat(search.page(request, new HistoryQuery(filter, HistoryOrder.NEWEST_FIRST, 0, 20))
                            .lives())
                    .as(filter.toString())
                    .extracting(life -> life.sandbox().id().value())
                    .containsExactly("life-" + number);
        }
        assertThat(JdbcClient.create(database)
                        .sql("select reason from history_sandbox where not altered and reason is not null")
                        .query(String.class)
                        .set())
                .containsExactlyInAnyOrder("OOMKilled", "日本");
        assertThat(JdbcClient.create(database)
                        .sql("select reason from history_sandbox where sandbox = 'life-7'")
                        .query(String.class)
                        .single())
                .isEqualTo("x".repeat(255));
    }

    private static Life life(String id, @Nullable String reason) {
        var status = new SandboxStatus(SandboxState.of(Kind.FAILED), reason, "reason: \"reason\":\"no\"", Sample.NOW);
        return new Life(Sample.sandbox(id).with(status).made(), Sample.NOW);
    }

    /// As it was written before the column was there.
    private static void write(DataSource database, Life life) {
        var jdbc = JdbcClient.create(database);
        Set<String> there = jdbc.sql("""
                select lower(column_name) from information_schema.columns
                where lower(table_name) = 'history_sandbox' and table_schema = current_schema
                """).query(String.class).set();
        var fields = new SandboxFields().of(life.sandbox());
        Map<String, @Nullable Object> columns = new HashMap<>(LifeColumns.of(life, life.firstSeen(), fields));
        columns.put("fields", StoredValues.written(fields));
        columns.put("events", 0);
        columns.put("altered", false);
        columns.keySet().retainAll(there);
        jdbc.sql("insert into history_sandbox (%s) values (%s)"
                        .formatted(
                                String.join(", ", columns.keySet()),
                                columns.keySet().stream()
                                        .map(name -> ":" + name)
                                        .collect(Collectors.joining(", "))))
                .params(columns)
                .update();
    }
}
