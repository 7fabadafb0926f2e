package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.ProviderException.LimitReached;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps an engine's failure to the error at `/v1`: in the engine's words, where the failure is the call's and not ours.
final class EngineErrors {

    private static final String MAY_BE_DONE =
            "What was asked may have been done all the same: look before you repeat it.";

    private EngineErrors() {}

    static ApiError refusal(ProviderException failure) {
        return switch (failure) {
            case Conflict conflict -> relayed(conflict, 409, "CONFLICT");
            case Invalid invalid -> relayed(invalid, 400, "INVALID_REQUEST");
            case NotFound missing -> relayed(missing, 404, "NOT_FOUND");
            case Unsupported unsupported -> relayed(unsupported, 501, "NOT_SUPPORTED");
            case RateLimited busy -> busy(busy);
            case LimitReached full -> full(full);
            case Unavailable down when down.answer().code() != null -> relayed(down, 503, "ENGINE_UNREACHABLE");
            case Unavailable down when down.unclear() -> lost();
            case Unavailable down -> answered(down) ? unreadable() : unreachable();
            case TimedOut late -> timedOut(late.unclear());
            // The console's credential was rejected; the response must not suggest that the caller's was.
            case CredentialsRejected _ ->
                new ApiError(
                        503,
                        "ENGINE_REJECTS_CONSOLE",
                        "The engine does not accept the console's own key. Only an administrator can help.");
            case Misconfigured _ ->
                new ApiError(
                        503,
                        "ENGINE_MISCONFIGURED",
                        "The console's connection to the engine is not set up rightly. Only an administrator can help.");
        };
    }

    private static ApiError full(LimitReached full) {
        var relayed = relayed(full, 429, "QUOTA_EXCEEDED");
        return new ApiError(
                relayed.status(), relayed.code(), String.valueOf(relayed.getMessage()), retryAfter(full.retryAfter()));
    }

    private static Map<String, String> retryAfter(@Nullable Duration wait) {
        return wait == null ? Map.of() : Map.of("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
    }

    private static ApiError relayed(ProviderException failure, int defaultStatus, String defaultCode) {
        Answer answer = failure.answer();
        return new ApiError(
                answer.status() >= 400 ? answer.status() : defaultStatus,
                answer.code() == null ? defaultCode : answer.code(),
                answer.message() == null ? String.valueOf(failure.getMessage()) : answer.message());
    }

    private static ApiError busy(RateLimited busy) {
        return new ApiError(
                429,
                busy.answer().code() == null ? "QUOTA_EXCEEDED" : busy.answer().code(),
                "The engine asks for patience. Try again later.",
                retryAfter(busy.retryAfter()));
    }

    private static ApiError unreachable() {
        return new ApiError(503, "ENGINE_UNREACHABLE", "The engine cannot be reached. Try again later.");
    }

    private static boolean answered(Unavailable down) {
        return down.answer().status() >= 200 && down.answer().status() < 300;
    }

    private static ApiError unreadable() {
        return new ApiError(
                502,
                "ENGINE_ANSWER_UNREADABLE",
                "The engine answered with something that cannot be read. An administrator looks at the engine, and at what lies between.");
    }

    /// Returns the error for a change whose answer did not come, came broken or is not the engine's. Not 503, which
    /// would have clients repeat it.
    static ApiError lost() {
        return new ApiError(502, "ENGINE_ANSWER_LOST", "The engine's answer was lost. " + MAY_BE_DONE);
    }

    private static ApiError timedOut(boolean changing) {
        return new ApiError(
                504,
                "ENGINE_TIMED_OUT",
                "The engine did not answer in time. " + (changing ? MAY_BE_DONE : "Try again later."));
    }
}
