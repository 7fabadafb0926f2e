package io.sandboxconsole.apikey;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.words.Phrase;

/// What was asked of a key cannot be done, and nothing was.
public final class KeyRefusal extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Phrase explanation;

    KeyRefusal(String code, Phrase explanation) {
        super(explanation.toString());
        this.code = code;
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Phrase explanation() {
        return explanation;
    }
}
