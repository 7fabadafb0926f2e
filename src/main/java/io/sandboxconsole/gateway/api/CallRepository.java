package io.sandboxconsole.gateway.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores calls with an `Idempotency-Key` in the database. Every call may throw a
/// [org.springframework.dao.DataAccessException].
@Component
class CallRepository {

    private final JdbcClient jdbc;

    CallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The identity of a call: the caller and their key.
    record Key(String caller, String word) {}

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

    /// The first answer to a call.
    static final class First {

        private final int status;

        private final @Nullable String location;

        private final byte[] body;

        First(int status, @Nullable String location, byte[] body) {
            this.status = status;
            this.location = location;
            this.body = body;
        }

        int status() {
            return status;
        }

        @Nullable
        String location() {
            return location;
        }

        byte[] body() {
            return body;
        }
    }

    /// Begins a call; returns false if it was begun already.
    boolean begin(Key key, Row row) {
        try {
            jdbc.sql("""
                    insert into api_call (caller, idempotency_key, fingerprint, label, begun_at)
                    values (?, ?, ?, ?, ?)
                    """)
                    .params(key.caller(), key.word(), row.fingerprint(), row.label(), stored(row.begun()))
                    .update();
            return true;
        } catch (DuplicateKeyException begunAlready) {
            return false;
        }
    }

    Optional<Row> find(Key key) {
        return jdbc.sql("select * from api_call where caller = ? and idempotency_key = ?")
                .params(key.caller(), key.word())
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
        return jdbc.sql("""
                update api_call set begun_at = ?
                where caller = ? and idempotency_key = ? and begun_at = ? and status is null
                """)
                        .params(stored(now), key.caller(), key.word(), stored(begun))
                        .update()
                == 1;
    }

    void answered(Key key, First answer) {
        jdbc.sql("""
                update api_call set status = :status, location = :location, body = :body
                where caller = :caller and idempotency_key = :word
                """)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("caller", key.caller())
                .param("word", key.word())
                .update();
    }

    void forget(Key key) {
        jdbc.sql("delete from api_call where caller = ? and idempotency_key = ?")
                .params(key.caller(), key.word())
                .update();
    }

    void forgetBefore(Instant when) {
        jdbc.sql("delete from api_call where begun_at < ?").param(stored(when)).update();
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
