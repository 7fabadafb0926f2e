package io.sandboxconsole.daytona;

import io.sandboxconsole.words.Phrase;
import org.springframework.web.client.RestClientException;

/// A successful answer that is not what the server's document promises. The sentence is ours alone.
final class MalformedAnswer extends RestClientException {

    private final transient Phrase problem;

    MalformedAnswer(Phrase problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Phrase problem() {
        return problem;
    }
}
