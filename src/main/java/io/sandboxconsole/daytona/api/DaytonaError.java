package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// An error response, reduced to its safe parts: never its body.
final class DaytonaError extends RestClientException {

    private final Answer answer;

    private final boolean own;

    private final @Nullable Duration retryAfter;

    private final @Nullable String needed;

    /// @param own whether a Daytona server wrote it, rather than a proxy in between
    /// @param needed the permission that the request needs; null where none is known
    DaytonaError(Answer answer, boolean own, @Nullable Duration retryAfter, @Nullable String needed) {
        super("The engine answered with status %d.".formatted(answer.status()));
        this.answer = answer;
        this.own = own;
        this.retryAfter = retryAfter;
        this.needed = needed;
    }

    @Nullable
    String needed() {
        return needed;
    }

    Answer answer() {
        return answer;
    }

    boolean own() {
        return own;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /// Whether the server's message contains `words`, in any case.
    boolean says(String words) {
        return answer.message() != null
                && answer.message().toLowerCase(Locale.ROOT).contains(words);
    }
}
