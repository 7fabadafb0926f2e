package io.sandboxconsole.console.signin;

import io.sandboxconsole.digest.Digests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Repository;

/// Stores which sessions the identity provider has ended, for all consoles of one database. Blocks on it.
@Repository
class EndedSessions {

    private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

    /// Another console's clock may differ by this much.
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Duration longestSession;
    private final Clock clock;

    EndedSessions(JdbcClient jdbc, SessionProperties limits, Clock clock) {
        this.jdbc = jdbc;
        this.longestSession = limits.absoluteTimeout();
        this.clock = clock;
    }

    /// Which sessions a logout token ends: those with its id, or all of its person up to that moment.
    ///
    /// @param sid the hash of the provider's id of the session
    /// @param subject the hash of the person's subject
    record Ended(@Nullable String sid, @Nullable String subject, Instant at) {

        static Ended of(Jwt token, Instant at) {
            return new Ended(hash(token.getClaims().get("sid")), hash(token.getSubject()), at);
        }

        /// Whether the session is of the person whose session has ended: Keycloak announces only one of several
        /// sessions that an administrator ends together.
        boolean concerns(SignedInSession session) {
            return subject != null
                    && subject.equals(hash(session.subject()))
                    && !session.begun().isAfter(at);
        }

        /// A session's id names one; only without it all sessions of the person are meant.
        boolean covers(SignedInSession session) {
            if (session.begun().isAfter(at)) {
                return false;
            }
            return sid != null
                    ? sid.equals(hash(session.sid())) && (subject == null || subject.equals(hash(session.subject())))
                    : Objects.equals(subject, hash(session.subject()));
        }
    }

    /// Records what a logout token ends.
    ///
    /// @return whether the token came for the first time
    boolean record(Jwt token, Ended ended) {
        try {
            jdbc.sql("insert into ended_session (token, sid, subject, at) values (?, ?, ?, ?)")
                    .param(hash(token.getId()))
                    .param(ended.sid())
                    .param(ended.subject())
                    .param(offset(ended.at()))
                    .update();
            return true;
        } catch (DuplicateKeyException replayed) {
            return false;
        }
    }

    /// Returns what was ended since a moment, with a minute before it.
    List<Ended> since(Instant moment) {
        return read("at >= ?", List.of(offset(moment.minus(OVERLAP))));
    }

    /// Returns whether any console was told that this session has ended.
    boolean covers(SignedInSession session) {
        List<String> names = Stream.of(session.subject(), session.sid())
                .flatMap(name -> Optional.ofNullable(hash(name)).stream())
                .toList();
        var rows = names.size() == 1 ? read("subject = ?", names) : read("subject = ? or sid = ?", names);
        return rows.stream().anyMatch(ended -> ended.covers(session));
    }

    /// Forgets rows that are older than every session.
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        try {
            jdbc.sql("delete from ended_session where at < ?")
                    .param(offset(clock.instant().minus(longestSession).minus(Duration.ofHours(1))))
                    .update();
        } catch (DataAccessException away) {
            log.debug("Rows of ended sessions are not removed now", away);
        }
    }

    private List<Ended> read(String condition, List<?> parameters) {
        return jdbc.sql("select sid, subject, at from ended_session where " + condition)
                .params(parameters)
                .query((row, _) -> new Ended(
                        row.getString("sid"),
                        row.getString("subject"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime offset(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String hash(@Nullable Object text) {
        return text == null ? null : Digests.sha256Hex(text.toString());
    }
}
