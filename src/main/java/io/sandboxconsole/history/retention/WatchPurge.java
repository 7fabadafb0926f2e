package io.sandboxconsole.history.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Purges the times in which connections were watched. There are few, so all go at once.
@Component
final class WatchPurge implements PurgeStep {

    private final JdbcClient jdbc;

    WatchPurge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Retained kind() {
        return Retained.WATCHED;
    }

    @Override
    public int purge(Instant before, Instant now, int most) {
        return jdbc.sql("delete from history_watch where until < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
