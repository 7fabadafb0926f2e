package io.sandboxconsole.history.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Purges the beginning of the log of changes: everything up to a number, so that no entry is missing between two that
/// are there. It holds nothing that the history does not, so that legal holds play no part.
@Component
final class ChangePurge implements PurgeStep {

    private final JdbcClient jdbc;

    ChangePurge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Retained kind() {
        return Retained.CHANGES;
    }

    @Override
    public int purge(Instant before, Instant now, int most) {
        return jdbc.sql("""
                delete from history_change where no <= (
                  select min(no) + :most - 1 from history_change)
                and no <= (select max(no) from history_change where at < :before)
                """)
                .param("most", most)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
