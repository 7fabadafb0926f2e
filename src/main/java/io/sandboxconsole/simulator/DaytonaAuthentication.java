package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaDirectory.Member;
import io.sandboxconsole.simulator.DaytonaDirectory.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds out who calls: everything that does not look like a token is taken for an API key.
final class DaytonaAuthentication {

    private static final Duration LAST_USED_GRAIN = Duration.ofSeconds(10);

    private final DaytonaWorld world;
    private final DaytonaTokens tokens;
    private volatile String usualKey = DaytonaDirectory.USUAL_KEY;

    DaytonaAuthentication(DaytonaWorld world, DaytonaTokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    /// Rotates the key that the engine starts with: the former value is unknown from now on.
    void acceptKey(String value) {
        changeUsual(key -> key.withValue(value));
        usualKey = value;
    }

    /// Lets the key that the engine starts with do just this, until `end` if there is one.
    void limitKey(List<String> permissions, @Nullable Instant end) {
        changeUsual(key -> key.with(permissions, end));
    }

    private void changeUsual(UnaryOperator<DaytonaKey> change) {
        world.directory()
                .keys()
                .find(usualKey)
                .ifPresent(key -> world.directory().keys().replace(key, change.apply(key)));
    }

    DaytonaCaller caller(Request request, DaytonaRoute.Access access, Instant now) {
        if (world.behaviour().has(DaytonaBehaviour.Switch.BROKEN_AUTHENTICATION)) {
            throw new DaytonaProblem(503, "Temporary authentication service error");
        }
        String credential = request.header("Authorization")
                .filter(text -> text.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(text -> text.substring(7).strip())
                .orElseThrow(DaytonaAuthentication::refused);
        boolean token = DaytonaTokens.isToken(credential);
        boolean taken = switch (access) {
            case PUBLIC, ANYBODY -> true;
            case PEOPLE -> token || world.behaviour().keysMayAskForAccounts();
            case KEYS -> !token;
        };
        if (!taken) {
            throw refused();
        }
        return token ? bearer(request, credential, now) : keyed(credential, now);
    }

    private DaytonaCaller bearer(Request request, String token, Instant now) {
        User user = tokens.claims(token, now)
                .map(claims -> world.directory().signedIn(claims, now))
                .orElseThrow(DaytonaAuthentication::refused);
        String organization =
                request.header("X-Daytona-Organization-ID").map(String::strip).orElse(null);
        return new DaytonaCaller(user, null, organization, membership(organization, user.id()));
    }

    private DaytonaCaller keyed(String value, Instant now) {
        DaytonaKey key = world.directory()
                .keys()
                .find(value)
                .filter(found -> found.expires() == null || found.expires().isAfter(now))
                .orElseThrow(DaytonaAuthentication::refused);
        key.lastUsed()
                .updateAndGet(
                        before -> before == null || before.plus(LAST_USED_GRAIN).isBefore(now) ? now : before);
        User user = world.directory().user(key.userId()).orElseThrow(DaytonaAuthentication::refused);
        return new DaytonaCaller(user, key, key.organization(), membership(key.organization(), user.id()));
    }

    private @Nullable Member membership(@Nullable String organization, String user) {
        return Optional.ofNullable(organization)
                .flatMap(id -> world.directory().member(id, user))
                .orElse(null);
    }

    private static DaytonaProblem refused() {
        return new DaytonaProblem(401, "Invalid credentials");
    }
}
