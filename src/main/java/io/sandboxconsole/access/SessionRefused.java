package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;

/// Reports that a change is refused because of the person's session, not of their rights. The work was not begun.
public final class SessionRefused extends RuntimeException implements RecordedFailure {

    private final String code;

    private final transient Message explanation;

    /// @param code appears in the trail
    public SessionRefused(String code, Message explanation) {
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
