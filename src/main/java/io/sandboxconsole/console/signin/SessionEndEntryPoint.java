package io.sandboxconsole.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// Leads a browser whose session has ended to the sign-in page, which says why.
class SessionEndEntryPoint extends LoginUrlAuthenticationEntryPoint {

    private final SignedInSessions sessions;

    SessionEndEntryPoint(SignedInSessions sessions) {
        super("/login?expired");
        this.sessions = sessions;
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        return sessions.endOf(request).map(end -> "/login?" + end.flag()).orElse(getLoginFormUrl());
    }
}
