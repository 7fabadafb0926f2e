package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.AuthenticationFailureLog;
import io.sandboxconsole.access.CallDetails;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.RequestIds;
import io.sandboxconsole.console.signin.EndedSessions.Ended;
import io.sandboxconsole.diagnosis.Condition;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers OpenID Connect Back-Channel Logout: the provider tells, by a signed token, which sessions have ended.
///
/// No session, no cookie and no person is involved in the call. The token alone proves it.
final class BackChannelLogout extends OncePerRequestFilter {

    /// Where Spring Security has it, too.
    static final String PATH = "/logout/connect/back-channel/" + ConsoleSecurity.REGISTRATION;

    private static final int LONGEST_TOKEN = 16_384;

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);

    private final ProviderTokens tokens;
    private final EndedSessions endedSessions;
    private final SessionChecks sessionChecks;
    private final AuthenticationFailureLog failures;
    private final Clock clock;

    BackChannelLogout(
            ProviderTokens tokens,
            EndedSessions endedSessions,
            SessionChecks sessionChecks,
            AuthenticationFailureLog failures,
            Clock clock) {
        this.tokens = tokens;
        this.endedSessions = endedSessions;
        this.sessionChecks = sessionChecks;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!request.getMethod().equals("POST")) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Send the logout token with POST.");
            return;
        }
        @Nullable String[] sent = request.getParameterValues("logout_token");
        if (sent == null || sent.length != 1 || sent[0] == null || sent[0].length() > LONGEST_TOKEN) {
            refuse(request, response, "logout-token-missing");
            return;
        }
        try {
            end(tokens.logout(sent[0]), request, response);
        } catch (BadJwtException invalid) {
            refuse(request, response, "logout-token-invalid");
        } catch (JwtException unanswered) {
            log.warn(
                    "[{}] A logout token cannot be proven, because the identity provider’s keys cannot be read.",
                    Condition.ISSUER_KEYS_UNREADABLE);
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The keys of the issuer cannot be read now.");
        }
    }

    private void end(Jwt token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var ended = Ended.of(token, clock.instant());
        try {
            if (!endedSessions.record(token, ended)) {
                refuse(request, response, "logout-token-replayed");
                return;
            }
            sessionChecks.endLoggedOut();
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (DataAccessException away) {
            log.warn("A logout of the identity provider could not be stored; it counts on this console alone.");
            sessionChecks.end(ended);
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The logout cannot be stored now. Try again.");
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String code) throws IOException {
        var call = CallDetails.of(request.getHeader(HttpHeaders.USER_AGENT), RequestIds.of(request));
        failures.refused(CurrentActor.anonymous(new Origin(Door.CONSOLE, request.getRemoteAddr(), call)), code);
        answer(response, HttpServletResponse.SC_BAD_REQUEST, "This is no valid logout token for this client.");
    }

    /// Never repeats what was sent.
    private static void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"error\": \"invalid_request\", \"error_description\": \"%s\"}".formatted(sentence));
    }
}
