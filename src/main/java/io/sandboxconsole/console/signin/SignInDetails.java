package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.SessionDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Gives each sign-in a random key of its own, by which later work finds the session it belongs to.
final class SignInDetails extends WebAuthenticationDetails implements SessionDetails {

    private final String sessionKey = UUID.randomUUID().toString();

    SignInDetails(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String sessionKey() {
        return sessionKey;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignInDetails details && details.sessionKey.equals(sessionKey);
    }

    @Override
    public int hashCode() {
        return sessionKey.hashCode();
    }
}
