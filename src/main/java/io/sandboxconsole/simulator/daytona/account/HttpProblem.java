package io.sandboxconsole.simulator.daytona.account;

import java.util.Map;

/// Ends the handling of a Daytona call with this error, which the engine writes as its one error body.
public final class HttpProblem extends RuntimeException {

    private static final Map<Integer, String> PHRASES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            409, "Conflict",
            422, "Unprocessable Entity",
            429, "Too Many Requests",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable");

    public static final String SUSPENSION = "Payment overdue";

    private final int status;
    private final String text;

    public HttpProblem(int status, String text) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
    }

    public static HttpProblem accessDenied() {
        return new HttpProblem(403, "Access denied");
    }

    public static HttpProblem invalidContext() {
        return new HttpProblem(403, "Invalid authentication context");
    }

    public static HttpProblem suspended() {
        return new HttpProblem(403, "Organization is suspended: " + SUSPENSION);
    }

    public static HttpProblem unforeseen() {
        return new HttpProblem(500, "An unexpected error occurred.");
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }

    public static String phrase(int status) {
        return PHRASES.getOrDefault(status, "Error");
    }
}
