package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.words.Phrase;
import org.springframework.web.client.RestClientException;

/// A successful answer that is not what the specification promises. The sentence is ours alone.
public final class MalformedAnswer extends RestClientException {

    private final transient Phrase problem;

    public MalformedAnswer(Phrase problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Phrase problem() {
        return problem;
    }
}
