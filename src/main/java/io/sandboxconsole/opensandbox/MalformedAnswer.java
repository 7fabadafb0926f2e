package io.sandboxconsole.opensandbox;

import org.springframework.web.client.RestClientException;

/// A successful answer that is not what the specification promises. The message is ours alone.
final class MalformedAnswer extends RestClientException {

    MalformedAnswer(String problem) {
        super(problem);
    }
}
