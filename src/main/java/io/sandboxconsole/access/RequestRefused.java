package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;

/// Reports that the console rejects a request for its content or its form, without any change made.
public final class RequestRefused extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Message explanation;

    private final boolean denied;

    /// @param code appears in the trail and in responses to machines
    public RequestRefused(String code, Message explanation) {
        this(code, explanation, false);
    }

    /// @param denied whether the actor may not do it, which the code and the explanation may hide
    public RequestRefused(String code, Message explanation, boolean denied) {
        super(explanation.toString());
        this.code = code;
        this.explanation = explanation;
        this.denied = denied;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Message explanation() {
        return explanation;
    }

    @Override
    public boolean denied() {
        return denied;
    }
}
