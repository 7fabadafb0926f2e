package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// An error response, reduced to its safe parts: never its body.
final class OpenSandboxError extends RestClientException {

    private final Answer answer;

    private final Form form;

    private final transient List<Flaw> flaws;

    private final @Nullable Duration retryAfter;

    OpenSandboxError(Answer answer, Form form, List<Flaw> flaws, @Nullable Duration retryAfter) {
        super("The engine answered with status %d.".formatted(answer.status()));
        this.answer = answer;
        this.form = form;
        this.flaws = List.copyOf(flaws);
        this.retryAfter = retryAfter;
    }

    /// The forms of an OpenSandbox server's errors, and one for all others.
    enum Form {
        /// `code` and `message`: an error raised on purpose.
        DELIBERATE,
        /// A list of rejected parts of the request.
        FLAWS,
        /// The server's own “no such route”.
        NO_ROUTE,
        /// An answer that may not come from the engine at all.
        FOREIGN
    }

    /// A rejected part of the request: its path in the specification's names and the engine's message, if any.
    record Flaw(List<String> location, @Nullable String message) {

        Flaw {
            location = List.copyOf(location);
        }
    }

    Answer answer() {
        return answer;
    }

    int status() {
        return answer.status();
    }

    Form form() {
        return form;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    boolean hasCode(String code) {
        return code.equals(answer.code());
    }

    boolean codeEndsWith(String ending) {
        return answer.code() != null && answer.code().endsWith(ending);
    }
}
