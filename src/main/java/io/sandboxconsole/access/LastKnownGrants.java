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

/// What each person was allowed when they last signed in, and when they were last seen, so that what acts in their name
/// while they are away may no more than they. Safe for use by several threads.
@Component
public class LastKnownGrants {

    /// How long an answer of the database is believed; what is written on this node counts at once.
    static final Duration FRESH = Duration.ofSeconds(5);

    /// How often somebody who is there is written down.
    static final Duration PACE = Duration.ofMinutes(5);

    private static final int CAPACITY = 10_000;

    private final JdbcClient jdbc;

    private final CurrentActor currentActor;

    private final TaskExecutor executor;

    private final Clock clock;

    private final Cache<String, Optional<Standing>> answers;

    /// The people whose presence was written within [#PACE].
    private final Cache<String, Instant> seen;

    LastKnownGrants(JdbcClient jdbc, CurrentActor currentActor, TaskExecutor applicationTaskExecutor, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.executor = applicationTaskExecutor;
        this.clock = clock;
        this.answers = lasting(FRESH, clock);
        this.seen = lasting(PACE, clock);
    }

    /// A database that does not answer must not keep people out.
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        currentActor.of(event.getAuthentication()).ifPresent(person -> executor.execute(() -> remember(person)));
    }

    /// Keeps what `person` may now, in place of what they might before. Blocks on the database.
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
        answers.invalidate(label);
    }

    /// Notes that `person` is there. At most every few minutes that is written, by another thread.
    ///
    /// Only the moment is: a page opened before a later sign-in must not bring back what that one took away.
    public void seen(Actor person) {
        var now = clock.instant();
        String label = person.id().label();
        if (seen.asMap().putIfAbsent(label, now) == null) {
            executor.execute(() -> touch(label, now));
        }
    }

    /// The grants of the person with this label token, unless they were not seen since `oldest`. Blocks on the database
    /// for whoever was not asked about within seconds.
    public Optional<Set<Grant>> grants(String person, Instant oldest) {
        return answers.get(person, this::read)
                .filter(found -> !found.at().isBefore(oldest))
                .map(Standing::grants);
    }

    private Optional<Standing> read(String person) {
        return jdbc.sql("select grants, at from person_standing where person = ?")
                .param(person)
                .query((row, _) -> new Standing(
                        GrantText.parsed(row.getString("grants")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void touch(String person, Instant now) {
        jdbc.sql("update person_standing set at = ? where person = ? and at < ?")
                .params(now.atOffset(ZoneOffset.UTC), person, now.atOffset(ZoneOffset.UTC))
                .update();
        answers.invalidate(person);
    }

    private static <T> Cache<String, T> lasting(Duration time, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfterWrite(time)
                .ticker(new ClockTicker(clock))
                .executor(Runnable::run)
                .build();
    }

    private record Standing(Set<Grant> grants, Instant at) {}
}
