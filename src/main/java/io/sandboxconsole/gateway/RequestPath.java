package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/// The path of a call below `/v1`, as sent: neither decoded nor normalized, so that the engine cannot read another path
/// than the one that was checked.
///
/// @param raw the whole path, for a call into a sandbox with the rest behind the port
/// @param steps the segments, without those behind the port
/// @param inside whether the call is for a process in a sandbox
record RequestPath(String raw, List<String> steps, boolean inside) {

    private static final String MOUNT = "/v1";

    private static final String STEP = "/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+";

    private static final Pattern PLAIN = Pattern.compile("(?:" + STEP + ")+/?");

    private static final Pattern INSIDE = Pattern.compile("/sandboxes" + STEP + "/proxy/[0-9]{1,5}(?:/.*)?");

    /// @throws ApiError if the path contains encodings, empty segments or dot segments; behind a sandbox's port only
    /// those that could be read as another path
    static RequestPath of(HttpServletRequest request) {
        String path = below(request);
        if (INSIDE.matcher(path).matches()) {
            OddRequest.inside(path).ifPresent(problem -> {
                throw invalid(problem, "Behind the port everything else passes as it is.");
            });
            List<String> steps = List.of(path.substring(1).split("/", 5));
            return new RequestPath(path, steps.subList(0, 4), true);
        }
        if (path.isEmpty() || path.equals("/")) {
            return new RequestPath("/", List.of(), false);
        }
        if (!PLAIN.matcher(path).matches()) {
            throw invalid(
                    OddRequest.plain(path).orElse("The path is not plain."), "Send ids and route words as they are.");
        }
        return new RequestPath(path, List.of(path.substring(1).split("/")), false);
    }

    /// Returns whether a request is for a process in a sandbox, by its path as sent.
    static boolean leadsInside(HttpServletRequest request) {
        return INSIDE.matcher(below(request)).matches();
    }

    /// Returns whether the path ends with a slash, which the engine redirects to the path without it.
    boolean slashed() {
        return !inside && raw.length() > 1 && raw.endsWith("/");
    }

    /// Returns the path below `/v1` as sent; empty for any other.
    static String below(HttpServletRequest request) {
        String uri = request.getRequestURI().substring(request.getContextPath().length());
        return uri.startsWith(MOUNT) ? uri.substring(MOUNT.length()) : "";
    }

    private static ApiError invalid(String problem, String remedy) {
        return new ApiError(400, "INVALID_PATH", problem + " " + remedy);
    }
}
