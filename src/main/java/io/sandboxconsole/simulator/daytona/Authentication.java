package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.Caller;
import io.sandboxconsole.simulator.daytona.account.Directory;
import io.sandboxconsole.simulator.daytona.account.Directory.Member;
import io.sandboxconsole.simulator.daytona.account.Directory.User;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.daytona.account.Key;
import io.sandboxconsole.simulator.daytona.account.Tokens;
import io.sandboxconsole.simulator.engine.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Authenticates callers: any credential that does not look like a token counts as an API key.
final class Authentication {

    private static final Duration LAST_USED_GRAIN = Duration.ofSeconds(10);

    private final EngineState engineState;
    private final Tokens tokens;
    private volatile String usualKey = Directory.USUAL_KEY;

    Authentication(EngineState engineState, Tokens tokens) {
        this.engineState = engineState;
        this.tokens = tokens;
    }

    /// Rotates the initial key: the former value is unknown from now on.
    void acceptKey(String value) {
        changeUsual(key -> key.withValue(value));
        usualKey = value;
    }

    /// Limits the initial key to these permissions, until `end` if there is one.
    void limitKey(List<String> permissions, @Nullable Instant end) {
        changeUsual(key -> key.with(permissions, end));
    }

    private void changeUsual(UnaryOperator<Key> change) {
        engineState
                .directory()
                .keys()
                .find(usualKey)
                .ifPresent(key -> engineState.directory().keys().replace(key, change.apply(key)));
    }

    Caller caller(Request request, CheckedRoute.Access access, Instant now) {
        if (engineState.behaviour().has(DaytonaBehaviour.Switch.BROKEN_AUTHENTICATION)) {
            throw new HttpProblem(503, "Temporary authentication service error");
        }
        String credential = request.header("Authorization")
                .filter(text -> text.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(text -> text.substring(7).strip())
                .orElseThrow(Authentication::unauthorized);
        boolean token = Tokens.isToken(credential);
        boolean accepted = switch (access) {
            case PUBLIC, ANYBODY -> true;
            case PEOPLE -> token || engineState.behaviour().keysMayAskForAccounts();
            case KEYS -> !token;
        };
        if (!accepted) {
            throw unauthorized();
        }
        return token ? bearer(request, credential, now) : keyed(credential, now);
    }

    private Caller bearer(Request request, String token, Instant now) {
        User user = tokens.claims(token, now)
                .map(claims -> engineState.directory().signedIn(claims, now))
                .orElseThrow(Authentication::unauthorized);
        String organization =
                request.header("X-Daytona-Organization-ID").map(String::strip).orElse(null);
        return new Caller(user, null, organization, membership(organization, user.id()));
    }

    private Caller keyed(String value, Instant now) {
        Key key = engineState
                .directory()
                .keys()
                .find(value)
                .filter(found -> found.expires() == null || found.expires().isAfter(now))
                .orElseThrow(Authentication::unauthorized);
        key.lastUsed()
                .updateAndGet(
                        before -> before == null || before.plus(LAST_USED_GRAIN).isBefore(now) ? now : before);
        User user = engineState.directory().user(key.userId()).orElseThrow(Authentication::unauthorized);
        return new Caller(user, key, key.organization(), membership(key.organization(), user.id()));
    }

    private @Nullable Member membership(@Nullable String organization, String user) {
        return Optional.ofNullable(organization)
                .flatMap(id -> engineState.directory().member(id, user))
                .orElse(null);
    }

    private static HttpProblem unauthorized() {
        return new HttpProblem(401, "Invalid credentials");
    }
}
