package io.sandboxconsole.apikey;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Validates the requested properties of a key, for every requester alike.
@Component
class ApiKeyRules {

    static final int MAXIMUM_NAME = 60;

    private final ApiKeyProperties properties;

    private final Connections connections;

    ApiKeyRules(ApiKeyProperties properties, Connections connections) {
        this.properties = properties;
        this.connections = connections;
    }

    /// @throws RequestRefused if the request breaks a rule
    void check(KeyRequest request, Instant now) {
        checkName(request.name());
        boolean role = switch (request.role()) {
            case VIEWER, OPERATOR, LEAD, SERVICE -> true;
            case AUDITOR, ADMIN -> false;
        };
        require(role, Message.of("problem.key.role"));
        require((request.kind() == Kind.SERVICE) == (request.team() != null), Message.of("problem.key.team"));
        require(request.connection() == null || known(request.connection()), Message.of("problem.key.connection"));
        var limits = request.limits();
        require(positive(limits.requestsPerMinute()) && positive(limits.sandboxes()), Message.of("problem.key.limit"));
        var expires = expires(request, now);
        require(
                expires.isAfter(now) && !expires.isAfter(now.plus(properties.maximumLifetime())),
                Message.of("problem.key.expiry", properties.maximumLifetime().toDays()));
    }

    void checkName(String name) {
        require(!name.isEmpty() && name.length() <= MAXIMUM_NAME, Message.of("problem.key.name", MAXIMUM_NAME));
        require(name.codePoints().noneMatch(SafeText::acts), Message.of("problem.key.name.invisible"));
        require(!KeyNames.looksDeleted(name), Message.of("problem.key.name.deleted"));
    }

    /// Refuses a name that another name imitates; equal names stay allowed.
    ///
    /// @param others the names that the actor may see
    void checkDistinct(String name, Collection<String> others) {
        KeyNames.imitated(name, others).ifPresent(other -> {
            throw new RequestRefused("invalid-key", Message.of("problem.key.name.confusable", other));
        });
    }

    Duration maximumLifetime() {
        return properties.maximumLifetime();
    }

    Duration maximumOverlap() {
        return properties.maximumOverlap();
    }

    /// Returns the end of the requested key, by default of the longest lifetime.
    Instant expires(KeyRequest request, Instant now) {
        @Nullable Instant requested = request.expires();
        return (requested == null ? now.plus(properties.maximumLifetime()) : requested).truncatedTo(ChronoUnit.MICROS);
    }

    void checkOverlap(Duration overlap) {
        var maximum = properties.maximumOverlap();
        require(
                !overlap.isNegative() && overlap.compareTo(maximum) <= 0,
                Message.of("problem.key.overlap", maximum.toHours()));
    }

    /// A key for an unknown connection would open none, or one that is configured under its name later.
    private boolean known(String connection) {
        return connections.all().stream().anyMatch(one -> one.id().value().equals(connection));
    }

    private static boolean positive(@Nullable Integer limit) {
        return limit == null || limit > 0;
    }

    private static void require(boolean kept, Message rule) {
        if (!kept) {
            throw new RequestRefused("invalid-key", rule);
        }
    }
}
