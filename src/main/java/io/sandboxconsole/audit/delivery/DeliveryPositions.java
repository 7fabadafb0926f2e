package io.sandboxconsole.audit.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores how far receivers outside of the database have got. What is behind a position waits in the tables of the
/// trail, so a restart loses nothing. Blocks on the database.
final class DeliveryPositions {

    private final JdbcClient jdbc;

    DeliveryPositions(JdbcOperations operations) {
        this.jdbc = JdbcClient.create(operations);
    }

    /// Returns the number of the last thing that `receiver` has; empty if it is new.
    OptionalLong of(String receiver) {
        return jdbc.sql("select position from audit_delivery where receiver = :receiver")
                .param("receiver", receiver)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// Notes that `receiver` has everything up to `position`.
    void move(String receiver, long position, Instant now) {
        int updated = jdbc.sql("update audit_delivery set position = :position, at = :at where receiver = :receiver")
                .param("position", position)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("receiver", receiver)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into audit_delivery (receiver, position, at) values (:receiver, :position, :at)")
                    .param("receiver", receiver)
                    .param("position", position)
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
