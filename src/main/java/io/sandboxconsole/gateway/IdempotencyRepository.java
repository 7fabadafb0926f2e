package io.sandboxconsole.gateway;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores creations with an idempotency key in the database. Every call may throw a
/// [org.springframework.dao.DataAccessException].
@Component
class IdempotencyRepository {

    private final JdbcClient jdbc;

    IdempotencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The identity of a creation: the caller and their idempotency key.
    record Key(String caller, String word) {}

    /// A requested creation.
    ///
    /// @param fingerprint the digest of the request
    /// @param request the label of the sandbox
    /// @param answer absent until the creation has finished
    record Row(
            String fingerprint,
            String request,
            Instant begun,
            @Nullable First answer) {}

    /// The first response to a creation.
    static final class First {

        private final int status;

        private final byte[] body;

        First(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }
    }

    /// Begins a creation; returns false if it was begun already.
    boolean begin(Key key, Row row) {
        try {
            jdbc.sql("""
                    insert into idempotent_create (caller, idempotency_key, fingerprint, request, begun_at)
                    values (?, ?, ?, ?, ?)
                    """)
                    .params(key.caller(), key.word(), row.fingerprint(), row.request(), stored(row.begun()))
                    .update();
            return true;
        } catch (DuplicateKeyException begunAlready) {
            return false;
        }
    }

    Optional<Row> find(Key key) {
        return jdbc.sql("select * from idempotent_create where caller = ? and idempotency_key = ?")
                .params(key.caller(), key.word())
                .query((row, _) -> {
                    int status = row.getInt("status");
                    return new Row(
                            row.getString("fingerprint"),
                            row.getString("request"),
                            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                            status == 0 ? null : new First(status, row.getBytes("body")));
                })
                .optional();
    }

    /// Takes over a creation without a response; returns false if it got one or was taken over in between.
    boolean takeOver(Key key, Instant begun, Instant now) {
        return jdbc.sql("""
                update idempotent_create set begun_at = ?
                where caller = ? and idempotency_key = ? and begun_at = ? and status is null
                """)
                        .params(stored(now), key.caller(), key.word(), stored(begun))
                        .update()
                == 1;
    }

    void answered(Key key, First answer) {
        jdbc.sql("update idempotent_create set status = ?, body = ? where caller = ? and idempotency_key = ?")
                .params(answer.status(), answer.body(), key.caller(), key.word())
                .update();
    }

    void forget(Key key) {
        jdbc.sql("delete from idempotent_create where caller = ? and idempotency_key = ?")
                .params(key.caller(), key.word())
                .update();
    }

    void forgetBefore(Instant when) {
        jdbc.sql("delete from idempotent_create where begun_at < ?")
                .param(stored(when))
                .update();
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
