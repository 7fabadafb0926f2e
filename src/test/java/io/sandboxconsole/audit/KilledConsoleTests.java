package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.ChildProcess;
import io.sandboxconsole.testing.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KilledConsoleTests {

    /// The embedded database, which by itself would lose the last half second.
    @Test
    void an_intent_outlives_a_console_that_is_killed_directly_behind_it(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                .formatted(folder.resolve("db"));
        Databases.migrate(new DriverManagerDataSource(url));

        var writer = ChildProcess.start(KilledWriter.class, folder.resolve("writer.log"), url);

        assertThat(KilledWriter.killed(writer, 40, url, folder).findings()).isEmpty();
    }
}
