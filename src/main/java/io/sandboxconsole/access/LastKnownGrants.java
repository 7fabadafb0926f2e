package io.sandboxconsole.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.time.ClockTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/// Stores each person's grants at their last sign-in, and when they were last seen, so that keys acting in their name
/// while they are away may no more than they. Safe for use by several threads.
@Component
public class LastKnownGrants {

    /// How long a row of the database is cached; a write on this node counts at once.
    static final Duration FRESH = Duration.ofSeconds(5);

    /// The shortest time between two writes of a person's presence.
    static final Duration PACE = Duration.ofMinutes(5);

    private static final int CAPACITY = 10_000;

    private final JdbcClient jdbc;

    private final CurrentActor currentActor;

    private final TaskExecutor executor;

    private final Clock clock;

    private final Cache<String, Optional<StoredGrants>> cached;

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
        currentActor.of(event.getAuthentication()).ifPresent(person -> executor.execute(() -> remember(person)));
    }

    /// Replaces the stored grants of `person` with the present ones. Blocks on the database.
    public void remember(Actor person) {
        String grants = GrantText.of(person.grants());
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        String label = person.id().label();
        int changed = jdbc.sql("update person_standing set grants = ?, at = ? where person = ?")
                .params(grants, at, label)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into person_standing (grants, at, person) values (?, ?, ?)")
                    .params(grants, at, label)
                    .update();
        }
        cached.invalidate(label);
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
        return cached.get(person, this::read)
                .filter(found -> !found.at().isBefore(oldest))
                .map(StoredGrants::grants);
    }

    private Optional<StoredGrants> read(String person) {
        return jdbc.sql("select grants, at from person_standing where person = ?")
                .param(person)
                .query((row, _) -> new StoredGrants(
                        GrantText.parsed(row.getString("grants")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
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

    private record StoredGrants(Set<Grant> grants, Instant at) {}
}
