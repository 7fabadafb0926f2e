package io.sandboxconsole.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.access.claims.Claims;
import io.sandboxconsole.access.claims.ServiceAccounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Reads the actor from Spring Security's thread-local context, as its only reader. An entry point asks once and passes
/// the [Actor] on.
@Component
public class CurrentActor {

    /// The id of a caller of whom nothing is proven.
    static final ActorId UNKNOWN = new ActorId("unknown");

    private final Grants grants;

    /// The grants of the people who are signed in. People are compared by identity: a renewal of the session, which may
    /// bring other claims, brings another object.
    private final Cache<OAuth2User, Set<Grant>> granted =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    CurrentActor(Grants grants) {
        this.grants = grants;
    }

    /// Returns the actor of the request this thread serves.
    ///
    /// @throws IllegalStateException if no person is signed in
    public Actor get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
    }

    /// Returns the actor of the request this thread serves; empty without a signed-in person.
    public Optional<Actor> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .flatMap(this::of);
    }

    /// Returns the person behind an authentication; empty for a principal without claims, which has no grants.
    public Optional<Actor> of(Authentication authentication) {
        return authentication.getPrincipal() instanceof OAuth2User user
                ? person(user, origin(authentication.getDetails()))
                : Optional.empty();
    }

    /// Returns the person behind an authentication whose request this thread does not serve.
    public Optional<Actor> away(Authentication authentication) {
        return of(authentication)
                .map(person -> person.from(new Origin(
                        Door.CONSOLE,
                        authentication.getDetails() instanceof WebAuthenticationDetails web
                                ? web.getRemoteAddress()
                                : null,
                        person.origin().session(),
                        CallDetails.NONE)));
    }

    /// Returns the person or the service account that the claims of a verified token describe, at the gateway; empty if
    /// they name none.
    public Optional<Actor> bearer(Map<String, Object> claims, Origin origin) {
        var read = new Claims(claims);
        var kind = ServiceAccounts.isOne(read) ? Kind.SERVICE : Kind.PERSON;
        return actor(read, kind, origin);
    }

    /// Returns the claims that [#bearer] reads, under their configured names and not nested; they describe the same
    /// person.
    public Map<String, Object> identifying(Map<String, Object> claims) {
        return grants.read(new Claims(claims));
    }

    /// Returns what a source of the identity provider says about a person, as far as the console reads it.
    public ClaimSource source(ClaimSource.Kind kind, Map<String, Object> claims) {
        return new ClaimSource(kind, grants.read(new Claims(claims)), claims.keySet());
    }

    /// Explains what became of the claims of the signed-in person; empty where the sources are not known.
    public Optional<ClaimReport> report() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(this::report);
    }

    Optional<ClaimReport> report(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedInPerson person
                ? Optional.of(grants.report(person.claims()))
                : Optional.empty();
    }

    /// Returns the unknown caller of the request that this thread serves.
    static Actor anonymous(Door door, @Nullable String address) {
        return anonymous(new Origin(door, address, callDetails()));
    }

    /// Returns the actor of an unauthenticated call: its own statements about itself are not trusted.
    public static Actor anonymous(Origin origin) {
        return new Actor(UNKNOWN, UNKNOWN.value(), Kind.PERSON, List.of(), Set.of(), origin);
    }

    private Optional<Actor> person(OAuth2User user, Origin origin) {
        var claims = new Claims(user.getAttributes());
        return actor(claims, id -> granted.get(user, _ -> Set.copyOf(grants.of(id, claims))), Kind.PERSON, origin);
    }

    private Optional<Actor> actor(Claims claims, Kind kind, Origin origin) {
        return actor(claims, id -> grants.of(id, claims), kind, origin);
    }

    private Optional<Actor> actor(Claims claims, Function<ActorId, Set<Grant>> granted, Kind kind, Origin origin) {
        return grants.id(claims)
                .map(id -> new Actor(
                        id,
                        grants.name(claims).orElse(id.value()),
                        kind,
                        grants.teams(claims),
                        granted.apply(id),
                        origin));
    }

    private static Origin origin(@Nullable Object details) {
        return new Origin(
                Door.CONSOLE,
                address(details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null),
                details instanceof SessionDetails session ? session.sessionKey() : null,
                callDetails());
    }

    /// Returns the browser's request that this thread serves. A push has none.
    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private static CallDetails callDetails() {
        return request()
                .map(request -> CallDetails.of(request.getHeader("User-Agent"), RequestIds.of(request)))
                .orElse(CallDetails.NONE);
    }

    /// Returns the address of the request, which may be another one than that of the sign-in.
    private static @Nullable String address(@Nullable String otherwise) {
        return request().map(HttpServletRequest::getRemoteAddr).orElse(otherwise);
    }
}
