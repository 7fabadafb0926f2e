package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.AuthenticationError;
import io.sandboxconsole.gateway.response.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the method, or the part of a path as sent, that cannot pass, so that the error can name it.
final class OddRequest {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7E]");

    /// Characters that this server reads as the end of the path, or as a slash.
    private static final Pattern UNREADABLE = Pattern.compile("%00|\\\\");

    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    /// Encoded and literal characters that no id and no route word holds.
    private static final Pattern NOT_PLAIN = Pattern.compile("%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~/-]");

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private static final String PLAIN = "Paths begin with /v1 in lower case; ids and route words are sent as they are.";

    /// An encoding may be encoded again; more than this is no honest path.
    private static final int MOST_ENCODINGS = 4;

    private OddRequest() {}

    /// Returns the error for a request that the web server or the firewall rejected.
    static ApiError error(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return methodNotAllowed(request.getMethod());
        }
        String path = RequestPath.below(request);
        var problem = RequestPath.leadsInside(request) ? inside(path) : plain(path);
        return problem.map(found -> new ApiError(400, "INVALID_REQUEST", found + " " + PLAIN))
                .orElseGet(AuthenticationError.ODD_REQUEST::refusal);
    }

    /// Returns the error for a method that no route takes.
    static ApiError methodNotAllowed(String method) {
        String allowed = String.join(", ", METHODS);
        return new ApiError(
                405,
                "METHOD_NOT_ALLOWED",
                "The method %s cannot pass.".formatted(printable(method)),
                Map.of("Allow", allowed));
    }

    /// Returns the problem of a path into a sandbox, which may hold everything but what this server, the engine or a
    /// proxy between them would read as another path.
    static Optional<String> inside(String path) {
        if (hasDots(path)) {
            return Optional.of("The path holds a step of dots.");
        }
        return named(BROKEN_ESCAPE, path)
                .or(() -> named(UNREADABLE, path))
                .or(() -> named(UNPRINTABLE, path))
                .or(() -> notUtf8(path));
    }

    /// Returns the problem of a path of the engine's own API, whose ids and words need no encoding.
    static Optional<String> plain(String path) {
        if (path.contains("//")) {
            return Optional.of("The path holds an empty step.");
        }
        return hasDots(path)
                ? Optional.of("The path holds a step of dots.")
                : named(BROKEN_ESCAPE, path).or(() -> named(NOT_PLAIN, path));
    }

    private static Optional<String> named(Pattern pattern, String path) {
        return pattern.matcher(path)
                .results()
                .map(found -> "The path holds %s.".formatted(printable(found.group())))
                .findFirst();
    }

    /// Returns the problem of encoded bytes that are no UTF-8, which this server cannot read.
    private static Optional<String> notUtf8(String path) {
        return ESCAPES.matcher(path)
                .results()
                .map(MatchResult::group)
                .filter(escapes -> !readable(HexFormat.of().parseHex(escapes.replace("%", ""))))
                .map("The path holds %s, which is not UTF-8."::formatted)
                .findFirst();
    }

    private static boolean readable(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).find() ? "an unprintable character" : text;
    }

    /// Whether a step is `.` or `..`, in any encoding, also before a semicolon.
    private static boolean hasDots(String path) {
        String decoded = path;
        for (int i = 0; i < MOST_ENCODINGS && decoded.indexOf('%') >= 0; i++) {
            if (dots(decoded)) {
                return true;
            }
            decoded = decode(decoded);
        }
        return dots(decoded);
    }

    private static boolean dots(String path) {
        return Arrays.stream(SEPARATOR.split(path))
                .map(step -> step.indexOf(';') < 0 ? step : step.substring(0, step.indexOf(';')))
                .anyMatch(step -> step.equals(".") || step.equals(".."));
    }

    private static String decode(String path) {
        // A plus is no blank in a path, and a percent sign without digits stays one.
        String safe = BROKEN_ESCAPE.matcher(path).find() ? path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25") : path;
        return URLDecoder.decode(safe.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
