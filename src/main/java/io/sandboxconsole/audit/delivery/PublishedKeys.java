package io.sandboxconsole.audit.delivery;

import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.i18n.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The public keys that have signed the trail, for everybody. Reads the database at most once a minute, because
/// everybody may ask; safe for use by several threads.
@Component
public class PublishedKeys {

    /// What the keys prove, and what not.
    public static final String NOTE =
            "A console that forges its trail would forge this list, too. Compare each key with one that you got another way, and verify with that.";

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    private final Clock clock;

    private @Nullable List<PublishedKey> keys;

    private Instant read = Instant.EPOCH;

    PublishedKeys(JdbcOperations jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /// A public key.
    ///
    /// @param id the name by which statements call it: the SHA-256 of the key
    /// @param pem the key in PEM below a line that tells the verifier where it comes from
    /// @param from the time of the first statement that it signed
    /// @param until the time of the statement with which the next key took over; absent in the key of now
    public record PublishedKey(
            String id, String pem, Instant from, @Nullable Instant until) {}

    /// Returns the keys, the oldest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public synchronized List<PublishedKey> all() {
        Instant now = clock.instant();
        List<PublishedKey> known = keys;
        if (known == null || now.isAfter(read.plus(KEPT))) {
            try {
                known = stored();
            } catch (DataAccessException failure) {
                throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
            }
            keys = known;
            read = now;
        }
        return known;
    }

    private List<PublishedKey> stored() {
        List<PublishedKey> all = new ArrayList<>();
        jdbc.sql("select id, pem, since from audit_key order by since desc, id desc")
                .query((row, _) -> new PublishedKey(
                        row.getString("id"),
                        KeyList.FROM_THE_CONSOLE + "\n" + row.getString("pem"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        null))
                .list()
                .forEach(key -> all.addFirst(new PublishedKey(
                        key.id(),
                        key.pem(),
                        key.from(),
                        all.isEmpty() ? null : all.getFirst().from())));
        return List.copyOf(all);
    }
}
