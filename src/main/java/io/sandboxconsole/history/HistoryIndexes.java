package io.sandboxconsole.history;

import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the indexes for texts that only PostgreSQL has, and only with its extension `pg_trgm`. Without them every
/// search finds the same, but reads every row for a text.
@Component
final class HistoryIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryIndexes.class);

    private static final List<String> COLUMNS = List.of("texts", "creator_key");

    private final DataSource database;

    private final JdbcClient jdbc;

    HistoryIndexes(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /// Makes what is missing. The extension may be made by the owner of a database; where that is forbidden, by an
    /// administrator.
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (HistoryDialect.of(database) != HistoryDialect.POSTGRESQL) {
            return;
        }
        try {
            jdbc.sql("create extension if not exists pg_trgm").update();
            String schema = jdbc.sql("""
                            select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                            where e.extname = 'pg_trgm'
                            """).query(String.class).single();
            // An earlier version made one on labels, whose keys and values are in texts, too.
            jdbc.sql("drop index if exists history_sandbox_labels").update();
            COLUMNS.forEach(column -> jdbc.sql("create index if not exists history_sandbox_" + column
                            + " on history_sandbox using gin (" + column + " " + schema + ".gin_trgm_ops)")
                    .update());
        } catch (DataAccessException failure) {
            LOG.warn("""
                    The history has no index for texts, so that searches for texts in a long history are slow: \
                    PostgreSQL's extension pg_trgm could not be used. An administrator of the database can make it \
                    with “create extension pg_trgm”; the console makes the indexes at its next start.""", failure);
        }
    }
}
