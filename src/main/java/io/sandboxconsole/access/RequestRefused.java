package io.sandboxconsole.access;

import io.sandboxconsole.words.Phrase;

/// The console refuses a request for what it asks or how it is written. Nothing was done.
public final class RequestRefused extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Phrase explanation;

    /// @param code stands in the trail and in answers to machines
    public RequestRefused(String code, Phrase explanation) {
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
