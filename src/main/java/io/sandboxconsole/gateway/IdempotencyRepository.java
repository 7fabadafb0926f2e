package io.sandboxconsole.gateway;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Stores calls with an `Idempotency-Key` in the database. Every method may throw a
/// [org.springframework.dao.DataAccessException].
@Component
public class IdempotencyRepository {

    private static final String THIS = " where door = :door and caller = :caller and idempotency_key = :word";

    private final JdbcClient jdbc;

    IdempotencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The identity of a call: `v1` or `api`, the caller, and the key that they chose.
    public record Key(String door, String caller, String word) {}

    /// A call.
    ///
    /// @param fingerprint the digest of the request
    /// @param label what finds the thing that it creates
    /// @param answer absent until the call is answered
    record Row(
            String fingerprint,
            String label,
            Instant begun,
            @Nullable First answer) {}

    /// The first answer to a call, without secrets.
    public static final class First {

        private final int status;

        private final @Nullable String location;

        private final byte[] body;

        public First(int status, @Nullable String location, byte[] body) {
            this.status = status;
            this.location = location;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public @Nullable String location() {
            return location;
        }

        public byte[] body() {
            return body;
        }
    }

    /// Begins a call; returns false if it was begun already.
    boolean begin(Key key, Row row) {
        try {
            jdbc.sql("""
                    insert into idempotent_call (door, caller, idempotency_key, fingerprint, label, begun_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(key.door(), key.caller(), key.word(), row.fingerprint(), row.label(), stored(row.begun()))
                    .update();
            return true;
        } catch (DuplicateKeyException begunAlready) {
            return false;
        }
    }

    Optional<Row> find(Key key) {
        return on(key, "select * from idempotent_call")
                .query((row, _) -> {
                    int status = row.getInt("status");
                    return new Row(
                            row.getString("fingerprint"),
                            row.getString("label"),
                            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                            status == 0 ? null : new First(status, row.getString("location"), row.getBytes("body")));
                })
                .optional();
    }

    /// Takes over a call without an answer; returns false if it got one or was taken over in between.
    boolean takeOver(Key key, Instant begun, Instant now) {
        return on(key, "update idempotent_call set begun_at = :now", " and begun_at = :begun and status is null")
                        .param("now", stored(now))
                        .param("begun", stored(begun))
                        .update()
                == 1;
    }

    void answered(Key key, First answer) {
        on(key, "update idempotent_call set status = :status, location = :location, body = :body")
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .update();
    }

    void forget(Key key) {
        on(key, "delete from idempotent_call").update();
    }

    void forgetBefore(Instant when) {
        jdbc.sql("delete from idempotent_call where begun_at < ?")
                .param(stored(when))
                .update();
    }

    private StatementSpec on(Key key, String statement) {
        return on(key, statement, "");
    }

    /// @param more further conditions
    private StatementSpec on(Key key, String statement, String more) {
        return jdbc.sql(statement + THIS + more)
                .param("door", key.door())
                .param("caller", key.caller())
                .param("word", key.word());
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
