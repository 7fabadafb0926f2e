package io.sandboxconsole.console.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.access.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/// Knows the signed-in sessions of this console, and for a while why others were ended. Safe for use by several
/// threads.
///
/// Spring Security hands over the tokens of each sign-in here. They are put into the HTTP session: a store by person
/// would let two browsers of one person overwrite each other's.
@Component
class SignedInSessions implements OAuth2AuthorizedClientRepository {

    private static final int CAPACITY = 10_000;

    private final Map<String, SignedInSession> sessions = new ConcurrentHashMap<>();

    /// The sessions that left their container's session, until it is known why.
    private final Map<String, Left> left = new ConcurrentHashMap<>();

    /// The sessions that ended here and perhaps not at the provider, by whose tokens people's rights can be checked
    /// while work goes on in their names.
    private final Map<String, SignedInSession> kept = new ConcurrentHashMap<>();

    /// By the session's key, for work that goes on without it.
    private final Cache<String, SessionEnd> ended =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    /// By the container's id of the session, for the browser that comes back with it.
    private final Cache<String, SessionEnd> endedInBrowser =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    private final Clock clock;

    SignedInSessions(Clock clock) {
        this.clock = clock;
    }

    /// A session that left its container's session at a moment.
    record Left(SignedInSession session, Instant at) {}

    void bound(SignedInSession session) {
        left.remove(session.key());
        sessions.put(session.key(), session);
    }

    void unbound(SignedInSession session) {
        if (sessions.remove(session.key(), session)) {
            left.put(session.key(), new Left(session, clock.instant()));
        }
    }

    /// Returns the sessions that left at `moment` or before and have come to no other container's session since, each
    /// once.
    List<Left> takeLeft(Instant moment) {
        List<Left> old = left.values().stream()
                .filter(gone -> !gone.at().isAfter(moment))
                .toList();
        return old.stream()
                .filter(gone -> left.remove(gone.session().key(), gone))
                .toList();
    }

    /// Keeps a session that ended without its person's doing.
    void keep(SignedInSession session) {
        kept.put(session.key(), session);
    }

    Collection<SignedInSession> kept() {
        return List.copyOf(kept.values());
    }

    void forget(SignedInSession session) {
        kept.remove(session.key());
    }

    Optional<SignedInSession> find(String key) {
        return Optional.ofNullable(sessions.get(key));
    }

    Collection<SignedInSession> all() {
        return List.copyOf(sessions.values());
    }

    /// Notes that a session counts no more, before its pages and its container know.
    ///
    /// @return whether it counted until now
    boolean end(SignedInSession session, SessionEnd reason) {
        session.http().ifPresent(http -> endedInBrowser.put(http.getId(), reason));
        return ended.asMap().putIfAbsent(session.key(), reason) == null;
    }

    /// Why the session with this key was ended; empty if it was not, or long ago.
    Optional<SessionEnd> endOf(String key) {
        return Optional.ofNullable(ended.getIfPresent(key));
    }

    /// Why the session that a browser comes back with was ended.
    Optional<SessionEnd> endOf(HttpServletRequest request) {
        @Nullable String id = request.getRequestedSessionId();
        return id == null ? Optional.empty() : Optional.ofNullable(endedInBrowser.getIfPresent(id));
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (authentication instanceof OAuth2AuthenticationToken token
                && token.getPrincipal() instanceof SignedInPerson
                && authentication.getDetails() instanceof SignInDetails details) {
            request.getSession()
                    .setAttribute(
                            SignedInSession.ATTRIBUTE,
                            new SignedInSession(
                                    this, details.sessionKey(), token, SessionTokens.of(client), clock.instant()));
        }
    }

    /// Tokens are given to no other part of the console.
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication authentication, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration,
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.getSession().removeAttribute(SignedInSession.ATTRIBUTE);
    }
}
