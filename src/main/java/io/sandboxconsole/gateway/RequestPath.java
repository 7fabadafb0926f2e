package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
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

    /// Encoded or alternative forms of a slash, a dot or an end of the path.
    private static final Pattern TRICK = Pattern.compile("%(?:2e|2f|5c|00|25)|[;\\\\\\p{Cntrl}]|/\\.{1,2}(?:/|$)");

    /// @throws ApiError if the path contains encodings, empty segments or dot segments
    static RequestPath of(HttpServletRequest request) {
        String uri = request.getRequestURI().substring(request.getContextPath().length());
        String path = uri.startsWith(MOUNT) ? uri.substring(MOUNT.length()) : "";
        if (INSIDE.matcher(path).matches()) {
            String behind = path.substring(path.indexOf("/proxy/"));
            if (TRICK.matcher(behind.toLowerCase(Locale.ROOT)).find()) {
                throw invalid();
            }
            List<String> steps = List.of(path.substring(1).split("/", 5));
            return new RequestPath(path, steps.subList(0, 4), true);
        }
        if (path.isEmpty() || path.equals("/")) {
            return new RequestPath("/", List.of(), false);
        }
        if (!PLAIN.matcher(path).matches()) {
            throw invalid();
        }
        return new RequestPath(path, List.of(path.substring(1).split("/")), false);
    }

    /// Returns whether the path ends with a slash, which the engine redirects to the path without it.
    boolean slashed() {
        return !inside && raw.length() > 1 && raw.endsWith("/");
    }

    private static ApiError invalid() {
        return new ApiError(
                400,
                "INVALID_PATH",
                "The path holds an encoded character, an empty step or dots. Send ids and route words as they are.");
    }
}
