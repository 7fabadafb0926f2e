package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.RejectionAnswer;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Answers requests to `/api` that the web server or the firewall rejects.
@Component
class ApiRejections implements RejectionAnswer {

    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final CallerAuthenticator callerAuthenticator;

    private final ApiProblems problems;

    ApiRejections(CallerAuthenticator callerAuthenticator, ApiProblems problems) {
        this.callerAuthenticator = callerAuthenticator;
        this.problems = problems;
    }

    @Override
    public boolean covers(HttpServletRequest request) {
        return ApiSecurity.API.matches(request);
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseHeaders.put(request, response);
        var error = METHODS.contains(request.getMethod())
                ? new ApiError(
                        400,
                        ProblemType.INVALID_PATH.name(),
                        "The path or a header cannot pass. Paths begin with /api and hold no dots, double slashes, semicolons, backslashes, encoded slashes or half escapes; headers hold no control characters.")
                : new ApiError(405, ProblemType.METHOD_NOT_ALLOWED.name(), "This method cannot pass.");
        problems.write(response, problems.of(callerAuthenticator.refuseOdd(request, error), null));
    }
}
