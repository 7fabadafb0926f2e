package io.sandboxconsole;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The migrations run on every database, without an application around them.
class MigrationTests {

    @ParameterizedTest
    @EnumSource(Databases.class)
    void an_empty_database_gets_every_table(Databases databases) {
        var database = databases.empty();

        int executed = Databases.migrate(database);

        assertThat(executed).isPositive();
        var jdbc = JdbcClient.create(database);
        for (String table : new String[] {"audit_event", "attribution"}) {
            Long rows = jdbc.sql("select count(*) as rows_found from " + table)
                    .query((row, _) -> row.getLong("rows_found"))
                    .single();
            assertThat(rows).as(table).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_second_start_changes_nothing(Databases databases) {
        var database = databases.empty();
        Databases.migrate(database);

        assertThat(Databases.migrate(database)).isZero();
    }
}
