package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class WatchLog {
    WatchLog(JdbcClient jdbc) {}
    void watched(ConnectionId c, Instant l) {}
    Optional<Instant> last(ConnectionId c) { return Optional.empty(); }
}
