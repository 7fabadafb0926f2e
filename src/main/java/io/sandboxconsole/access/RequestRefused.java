package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;

/// Reports that the console rejects a request for its content or its form, without any change made.
public final class RequestRefused extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Message explanation;

    /// @param code appears in the trail and in responses to machines
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
