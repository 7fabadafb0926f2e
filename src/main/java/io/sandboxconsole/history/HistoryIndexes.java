package io.sandboxconsole.history;

import io.sandboxconsole.diagnosis.Condition;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes what only PostgreSQL has for searches: an index for the beginnings of names and one for long lives, statistics
/// of values that occur together or never do, and, with its extension `pg_trgm`, indexes for texts. Without them every
/// search finds the same, but reads more rows.
@Component
final class HistoryIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryIndexes.class);

    private static final List<String> TEXTS = List.of("texts", "creator_key");

    /// Columns of which a filter often has two that have little to do with each other, or much.
    private static final List<String> TOGETHER = List.of(
            "state, cause",
            "state, connection",
            "state, image",
            "cause, connection",
            "cause, image",
            "connection, team",
            "connection, image",
            "team, creator",
            "team, image");

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
            jdbc.sql("create index if not exists history_sandbox_title on history_sandbox (title_key text_pattern_ops)")
                    .update();
            jdbc.sql("create index if not exists history_sandbox_long on history_sandbox (ended) where "
                            + FilterSql.LONG_LIFE)
                    .update();
            count();
        } catch (DataAccessException failure) {
            LOG.warn(
                    "[{}] The history lacks indexes or statistics, so that searches in a long history are slow.",
                    Condition.HISTORY_SLOW,
                    failure);
        }
        try {
            texts();
        } catch (DataAccessException failure) {
            LOG.warn("""
                    [{}] The history has no index for texts, so that searches for texts in a long history are slow: \
                    PostgreSQL's extension pg_trgm could not be used. An administrator of the database can make it \
                    with “create extension pg_trgm”; the console makes the indexes at its next start.""", Condition.HISTORY_SLOW, failure);
        }
    }

    /// Without the statistics PostgreSQL believes that a failed sandbox was deleted as often as any other.
    private void count() {
        int known = jdbc.sql("select count(*) from pg_statistic_ext where stxrelid = 'history_sandbox'::regclass")
                .query(Integer.class)
                .single();
        if (known == TOGETHER.size()) {
            return;
        }
        TOGETHER.forEach(columns -> jdbc.sql("create statistics if not exists history_" + columns.replace(", ", "_")
                        + " (mcv) on " + columns + " from history_sandbox")
                .update());
        jdbc.sql("analyze history_sandbox").update();
    }

    private void texts() {
        jdbc.sql("create extension if not exists pg_trgm").update();
        String schema = jdbc.sql("""
                        select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                        where e.extname = 'pg_trgm'
                        """).query(String.class).single();
        // An earlier version made one on labels, whose keys and values are in texts, too.
        jdbc.sql("drop index if exists history_sandbox_labels").update();
        TEXTS.forEach(column -> jdbc.sql("create index if not exists history_sandbox_" + column
                        + " on history_sandbox using gin (" + column + " " + schema + ".gin_trgm_ops)")
                .update());
    }
}
