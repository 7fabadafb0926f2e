package io.sandboxconsole.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Transactions that outlive a killed process, on both databases. PostgreSQL returns from a commit when it is on
/// disk. H2 leaves it in memory for up to half a second, and is told to write it.
///
/// H2's own setting for that, `WRITE_DELAY=0`, ends what tidies its file, too: it then grows by about 30 KB with each
/// commit.
public final class DurableTransactions extends JdbcTransactionManager {

    private final JdbcTemplate jdbc;

    public DurableTransactions(DataSource database) {
        super(database);
        this.jdbc = new JdbcTemplate(database);
    }

    /// @throws org.springframework.dao.DataAccessException if it is committed, but could not be written
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        if (!status.isReadOnly() && isEmbedded()) {
            jdbc.execute("checkpoint");
        }
    }

    private boolean isEmbedded() {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2")));
    }
}
