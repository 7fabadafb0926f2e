package io.sandboxconsole.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.time.ClockTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/// Stores each person's grants at their last sign-in or check, and when they were last seen, so that keys acting in
/// their name
/// while they are away may no more than they. Safe for use by several threads.
@Component
public class LastKnownGrants {

    /// How long a row of the database is cached; a write on this node counts at once.
    static final Duration FRESH = Duration.ofSeconds(5);

    /// The shortest time between two writes of a person's presence.
    static final Duration PACE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(LastKnownGrants.class);

    private static final int CAPACITY = 10_000;

    private final JdbcClient jdbc;

    private final CurrentActor currentActor;

    private final TaskExecutor executor;

    private final Clock clock;

    private final Cache<String, Optional<StoredGrants>> cached;

    /// What the database has not taken yet.
    private final Map<String, StoredGrants> unwritten = new ConcurrentHashMap<>();

    /// The people whose presence was written within [#PACE].
    private final Cache<String, Instant> seen;

    LastKnownGrants(JdbcClient jdbc, CurrentActor currentActor, TaskExecutor applicationTaskExecutor, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.executor = applicationTaskExecutor;
        this.clock = clock;
        this.cached = cache(FRESH, clock);
        this.seen = cache(PACE, clock);
    }

    /// Remembers on another thread: a database that does not answer must not keep people out.
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        var at = clock.instant();
        currentActor.of(event.getAuthentication()).ifPresent(person -> executor.execute(() -> remember(person, at)));
    }

    /// Replaces the stored grants of `person` with the present ones. Blocks on the database.
    public void remember(Actor person) {
        remember(person, clock.instant());
    }

    /// Replaces the stored grants of `person` with those of a moment, unless later ones are stored already: of two
    /// threads the slower one may know less. Blocks on the database; what it does not take is written later.
    public void remember(Actor person, Instant at) {
        String label = person.id().label();
        var standing = new StoredGrants(person.grants(), at, at);
        unwritten.merge(label, standing, (one, other) -> one.at().isAfter(other.at()) ? one : other);
        try {
            write(label);
        } catch (DataAccessException failure) {
            log.warn(
                    "[{}] The rights of {} are kept in memory, because the database does not take them.",
                    Condition.DATABASE_UNREACHABLE,
                    label);
        }
    }

    /// Writes what the database has not taken. Until then this console goes by it all the same.
    @Scheduled(fixedDelayString = "PT10S")
    void catchUp() {
        try {
            unwritten.keySet().forEach(this::write);
        } catch (DataAccessException failure) {
            log.debug("The database does not take the rights of people", failure);
        }
    }

    private void write(String label) {
        var standing = unwritten.get(label);
        if (standing == null) {
            return;
        }
        String grants = GrantText.of(standing.grants());
        var moment = standing.at().atOffset(ZoneOffset.UTC);
        if (!replace(label, grants, moment) && !insert(label, grants, moment)) {
            // Another thread or console has just inserted the row.
            replace(label, grants, moment);
        }
        cached.invalidate(label);
        unwritten.remove(label, standing);
    }

    private boolean replace(String person, String grants, OffsetDateTime at) {
        return jdbc.sql("""
                        update person_standing set grants = ?, at = ?, granted_at = ?
                        where person = ? and (granted_at is null or granted_at <= ?)""").params(grants, at, at, person, at).update() > 0;
    }

    private boolean insert(String person, String grants, OffsetDateTime at) {
        try {
            jdbc.sql("insert into person_standing (grants, at, granted_at, person) values (?, ?, ?, ?)")
                    .params(grants, at, at, person)
                    .update();
            return true;
        } catch (DuplicateKeyException there) {
            return false;
        }
    }

    /// Records that `person` is present: writes the moment, at most once per [#PACE], on another thread.
    ///
    /// Never the grants: a page opened before a later sign-in must not restore those that the sign-in took away.
    public void seen(Actor person) {
        var now = clock.instant();
        String label = person.id().label();
        if (seen.asMap().putIfAbsent(label, now) == null) {
            executor.execute(() -> touch(label, now));
        }
    }

    /// Returns the grants of the person with this label token; empty if they were not seen since `oldest`. Blocks on
    /// the database unless the person's row is cached.
    public Optional<Set<Grant>> grants(String person, Instant oldest) {
        var latest = unwritten.get(person);
        return (latest == null ? cached.get(person, this::read) : Optional.of(latest))
                .filter(found -> !found.at().isBefore(oldest))
                .map(StoredGrants::grants);
    }

    /// Returns the grants of the person with this label token, and when the identity provider last told them; empty if
    /// it never did. Blocks on the database unless the person's row is cached.
    public Optional<Confirmed> confirmed(String person) {
        var latest = unwritten.get(person);
        return (latest == null ? cached.get(person, this::read) : Optional.of(latest))
                .map(found -> new Confirmed(found.grants(), found.grantedAt()));
    }

    /// Stores the grants of `person` if none are: those of a later sign-in or check stay. Blocks on the database.
    public void rememberFirst(Actor person) {
        if (confirmed(person.id().label()).isEmpty()) {
            remember(person);
        }
    }

    /// Grants as the identity provider told them at a moment.
    public record Confirmed(Set<Grant> grants, Instant at) {}

    private Optional<StoredGrants> read(String person) {
        return jdbc.sql("select grants, at, granted_at from person_standing where person = ?")
                .param(person)
                .query((row, _) -> {
                    @Nullable OffsetDateTime granted = row.getObject("granted_at", OffsetDateTime.class);
                    return new StoredGrants(
                            GrantText.parsed(row.getString("grants")),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            granted == null ? Instant.EPOCH : granted.toInstant());
                })
                .optional();
    }

    private void touch(String person, Instant now) {
        jdbc.sql("update person_standing set at = ? where person = ? and at < ?")
                .params(now.atOffset(ZoneOffset.UTC), person, now.atOffset(ZoneOffset.UTC))
                .update();
        cached.invalidate(person);
    }

    private static <T> Cache<String, T> cache(Duration time, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfterWrite(time)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run)
                .build();
    }

    /// @param at when the person was last seen
    /// @param grantedAt when the grants were last told
    private record StoredGrants(Set<Grant> grants, Instant at, Instant grantedAt) {}
}
