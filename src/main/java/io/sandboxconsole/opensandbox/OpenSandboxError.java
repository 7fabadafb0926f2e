package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// An answer other than success, reduced to what may be kept of it: never its body.
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

    /// The forms an OpenSandbox server gives its errors, and everything else.
    enum Form {
        /// `code` and `message`: the server meant to say this.
        DELIBERATE,
        /// A list of rejected parts of the request.
        FLAWS,
        /// The server's own “no such route”.
        NO_ROUTE,
        /// Something that need not come from the engine at all.
        FOREIGN
    }

    /// A rejected part of the request, with the specification's names on the way to it and what the engine
    /// says, if anything.
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
