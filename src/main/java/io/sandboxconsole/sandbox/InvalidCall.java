package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.words.Phrase;

/// A raw call that is not passed on, because something is wrong with what it says. Nothing was done.
public final class InvalidCall extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Phrase explanation;

    InvalidCall(String code, Phrase explanation) {
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
