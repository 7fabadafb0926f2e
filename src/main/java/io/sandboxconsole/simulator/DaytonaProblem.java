package io.sandboxconsole.simulator;

import java.util.Map;

/// Ends the handling of a Daytona call with this error, which the engine puts into its one body for errors.
final class DaytonaProblem extends RuntimeException {

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

    static final String SUSPENSION = "Payment overdue";

    private final int status;
    private final String text;

    DaytonaProblem(int status, String text) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
    }

    static DaytonaProblem accessDenied() {
        return new DaytonaProblem(403, "Access denied");
    }

    static DaytonaProblem invalidContext() {
        return new DaytonaProblem(403, "Invalid authentication context");
    }

    static DaytonaProblem suspended() {
        return new DaytonaProblem(403, "Organization is suspended: " + SUSPENSION);
    }

    static DaytonaProblem unforeseen() {
        return new DaytonaProblem(500, "An unexpected error occurred.");
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }

    static String phrase(int status) {
        return PHRASES.getOrDefault(status, "Error");
    }
}
