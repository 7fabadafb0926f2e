package io.sandboxconsole.access;

import io.sandboxconsole.access.Scope.All;
import io.sandboxconsole.access.Scope.Nothing;
import io.sandboxconsole.access.Scope.Own;
import io.sandboxconsole.access.Scope.Team;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/// What each person was allowed when they last signed in, so that what acts in their name while they are away may no
/// more than they. Blocks on the database.
@Component
public class Standings {

    private final JdbcClient jdbc;

    private final CurrentActor currentActor;

    private final TaskExecutor executor;

    private final Clock clock;

    Standings(JdbcClient jdbc, CurrentActor currentActor, TaskExecutor applicationTaskExecutor, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.executor = applicationTaskExecutor;
        this.clock = clock;
    }

    /// A database that does not answer must not keep people out.
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        currentActor.of(event.getAuthentication()).ifPresent(person -> executor.execute(() -> remember(person)));
    }

    /// Keeps what `person` may now, in place of what they might before.
    public void remember(Actor person) {
        String grants = person.grants().stream().map(Standings::text).sorted().collect(Collectors.joining("\n"));
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        String label = person.id().label();
        int changed = jdbc.sql("update person_standing set grants = ?, at = ? where person = ?")
                .params(grants, at, label)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into person_standing (grants, at, person) values (?, ?, ?)")
                    .params(grants, at, label)
                    .update();
        }
    }

    /// The grants of the person with this label token, unless they were not seen since `oldest`.
    public Optional<Set<Grant>> grants(String person, Instant oldest) {
        return jdbc.sql("select grants, at from person_standing where person = ?")
                .param(person)
                .query((row, _) ->
                        row.getObject("at", OffsetDateTime.class).toInstant().isBefore(oldest)
                                ? Optional.<Set<Grant>>empty()
                                : Optional.of(parsed(row.getString("grants"))))
                .optional()
                .flatMap(found -> found);
    }

    private static String text(Grant grant) {
        return grant.role().name() + " "
                + switch (grant.scope()) {
                    case Nothing() -> "nothing";
                    case Own() -> "own";
                    case All() -> "all";
                    case Team(String label) -> "team:" + label;
                };
    }

    private static Set<Grant> parsed(String text) {
        return text.lines()
                .map(line -> new Grant(
                        Role.valueOf(line.substring(0, line.indexOf(' '))),
                        scope(line.substring(line.indexOf(' ') + 1))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Scope scope(String word) {
        return switch (word) {
            case "nothing" -> new Nothing();
            case "own" -> new Own();
            case "all" -> new All();
            default -> new Team(word.substring("team:".length()));
        };
    }
}
