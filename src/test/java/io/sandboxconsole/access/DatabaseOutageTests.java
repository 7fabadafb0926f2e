package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageTests {

    private final StoppableDataSource database;

    private final DatabaseOutage outage =
            new DatabaseOutage(LoggerFactory.getLogger(DatabaseOutageTests.class), "Rows wait");

    DatabaseOutageTests(Databases databases) {
        database = databases.migrated();
    }

    @Test
    void an_outage_is_one_line_when_it_begins_and_one_when_it_ends(CapturedOutput output) {
        outage.run(this::read);
        database.stop();
        outage.run(this::read);
        outage.run(this::read);
        outage.run(this::readInTransaction);
        database.start();
        outage.run(this::read);
        outage.run(this::read);

        assertThat(output.getAll())
                .containsOnlyOnce(
                        "The database does not answer: The test has stopped the database. Rows wait until it does.")
                .containsOnlyOnce("The database answers again. Rows wait no longer.")
                .doesNotContain("\tat ");
    }

    @Test
    void another_failure_is_no_outage(CapturedOutput output) {
        assertThatThrownBy(() -> outage.run(() -> {
                    throw new DuplicateKeyException("The row is there.");
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(output.getAll()).doesNotContain("does not answer");
    }

    private void read() {
        JdbcClient.create(database)
                .sql("select count(*) from preference")
                .query(Integer.class)
                .single();
    }

    private void readInTransaction() {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(_ -> read());
    }
}
