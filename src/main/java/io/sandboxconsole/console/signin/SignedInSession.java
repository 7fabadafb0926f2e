package io.sandboxconsole.console.signin;

import com.vaadin.flow.server.WrappedSession;
import io.sandboxconsole.access.SignedInPerson;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// One person's session in one browser: its tokens, the claims as of its last check, and how that check ended.
///
/// Lives in the HTTP session, and nowhere else: two browsers of one person do not share it. Safe for use by several
/// threads.
final class SignedInSession implements HttpSessionBindingListener {

    /// Spring Security carries attributes whose names begin like this over to the new session of a sign-in.
    static final String ATTRIBUTE = "SPRING_SECURITY_SIGNED_IN_SESSION";

    private final SignedInSessions sessions;
    private final String key;
    private final String subject;
    private final @Nullable String sid;
    private final Instant begun;
    private final ReentrantLock checking = new ReentrantLock();

    private @Nullable HttpSession http;
    private OAuth2AuthenticationToken authentication;
    private volatile SessionTokens tokens;
    private volatile Instant checked;
    private volatile Instant attempted;
    private volatile Instant touched;
    private volatile Check check = Check.PASSED;
    private volatile boolean answerLost;
    private volatile Instant doubtedUntil = Instant.MIN;

    SignedInSession(
            SignedInSessions sessions,
            String key,
            OAuth2AuthenticationToken authentication,
            SessionTokens tokens,
            Instant begun) {
        this.sessions = sessions;
        this.key = key;
        this.authentication = authentication;
        this.tokens = tokens;
        this.begun = begun;
        this.checked = begun;
        this.attempted = Instant.MIN;
        this.touched = begun;
        var idToken = person().idToken();
        this.subject = person().getName();
        this.sid = idToken.getClaims().get("sid") instanceof String named ? named : null;
    }

    /// How the last check ended.
    enum Check {
        PASSED,
        /// The provider did not answer.
        UNANSWERED,
        /// No token is left by which the provider could be asked.
        IMPOSSIBLE
    }

    /// Returns the signed-in session in a container's session; empty before the sign-in.
    static Optional<SignedInSession> in(@Nullable WrappedSession container) {
        return container != null && container.getAttribute(ATTRIBUTE) instanceof SignedInSession session
                ? Optional.of(session)
                : Optional.empty();
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        synchronized (this) {
            http = event.getSession();
        }
        sessions.bound(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        synchronized (this) {
            http = null;
        }
        sessions.unbound(this);
    }

    String key() {
        return key;
    }

    String subject() {
        return subject;
    }

    /// The provider's own id of the session; null where it has none.
    @Nullable
    String sid() {
        return sid;
    }

    Instant begun() {
        return begun;
    }

    /// Held during a check, so that a refresh token is used once.
    Lock checking() {
        return checking;
    }

    synchronized Optional<HttpSession> http() {
        return Optional.ofNullable(http);
    }

    synchronized OAuth2AuthenticationToken authentication() {
        return authentication;
    }

    SignedInPerson person() {
        return (SignedInPerson) authentication().getPrincipal();
    }

    SessionTokens tokens() {
        return tokens;
    }

    void keep(SessionTokens renewed) {
        tokens = renewed;
    }

    /// When the claims were last confirmed.
    Instant checked() {
        return checked;
    }

    Instant attempted() {
        return attempted;
    }

    /// When the person last did something in the browser.
    Instant touched() {
        return touched;
    }

    void touch(Instant at) {
        touched = at;
    }

    Check check() {
        return check;
    }

    /// Whether a refresh was sent whose answer never came: the refresh token may be used up.
    boolean answerLost() {
        return answerLost;
    }

    /// Makes a check necessary that succeeds after `until`: by then the provider has ended what it is about to end.
    synchronized void doubt(Instant until) {
        if (until.isAfter(doubtedUntil)) {
            doubtedUntil = until;
        }
    }

    boolean doubted() {
        return checked.isBefore(doubtedUntil);
    }

    void begin(Instant attempt) {
        attempted = attempt;
    }

    void failed(Check how, boolean lost) {
        check = how;
        answerLost |= lost;
    }

    /// Replaces the claims of the session as of `at`, for every thread that asks who is signed in from now on.
    synchronized void confirmed(OAuth2AuthenticationToken present, Instant at) {
        authentication = present;
        checked = at;
        check = Check.PASSED;
        answerLost = false;
        if (http != null) {
            http.setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(present));
        }
    }

    /// Keeps tokens and claims out of every log.
    @Override
    public String toString() {
        return "SignedInSession[%s]".formatted(key);
    }
}
