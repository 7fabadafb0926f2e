package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import org.springframework.web.client.RestClientException;

/// Reports a successful response that violates the engine's specification. The sentence is ours alone.
public final class MalformedResponse extends RestClientException {

    private final transient Message problem;

    public MalformedResponse(Message problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Message problem() {
        return problem;
    }
}
