package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;

/// The console refuses a request for what it asks or how it is written. Nothing was done.
public final class RequestRefused extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Message explanation;

    /// @param code stands in the trail and in answers to machines
    public RequestRefused(String code, Message explanation) {
        super(explanation.toString());
        this.code = code;
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
