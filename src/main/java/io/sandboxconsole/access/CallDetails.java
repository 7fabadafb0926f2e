package io.sandboxconsole.access;

import io.sandboxconsole.i18n.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The program behind a call and the id of its request, as the trail and the log tell them. Text from outside is cut
/// short, and holds no character that acts.
///
/// @param caller the kind of program: `browser`, `client` for a library of an engine, `command-line`, `program` for
/// another one, `job` for the console's own work
/// @param request the console's request id
/// @param job the name of the console's own work, or of the work that a person left to it
public record CallDetails(
        @Nullable String caller,
        @Nullable String userAgent,
        @Nullable String request,
        @Nullable String job) {

    /// The name under which a line of the log has the request id.
    public static final String LOG_KEY = "request";

    /// Nothing is known of the program.
    public static final CallDetails NONE = new CallDetails(null, null, null, null);

    private static final int LONGEST_USER_AGENT = 250;

    private static final int LONGEST_REQUEST = 128;

    public CallDetails {
        userAgent = cleaned(userAgent, LONGEST_USER_AGENT);
        request = cleaned(request, LONGEST_REQUEST);
    }

    /// Describes a call by what its request says of the program, which is no proof.
    public static CallDetails of(@Nullable String userAgent, @Nullable String request) {
        return new CallDetails(kind(userAgent), userAgent, request, null);
    }

    /// Describes the console's own work.
    public static CallDetails ofJob(String job) {
        return new CallDetails("job", null, null, job);
    }

    private static String kind(@Nullable String userAgent) {
        String sent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        if (sent.startsWith("mozilla/")) {
            return "browser";
        }
        if (sent.startsWith("opensandbox") || sent.startsWith("daytona") || sent.contains("sandbox-sdk")) {
            return "client";
        }
        return sent.startsWith("curl/") || sent.startsWith("wget/") || sent.startsWith("httpie/")
                ? "command-line"
                : "program";
    }

    private static @Nullable String cleaned(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        // Cut before it is cleaned, too: a header may be as long as the web server takes.
        String safe = SafeText.escapedLine(text.length() > longest ? text.substring(0, longest) : text);
        return safe.length() > longest ? safe.substring(0, longest) : safe;
    }
}
