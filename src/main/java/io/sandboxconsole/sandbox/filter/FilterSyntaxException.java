package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;

/// Reports an unparseable filter. States the fault, the rule, and the location: `length` characters from `offset`,
/// counted from zero, both within the text.
public final class FilterSyntaxException extends IllegalArgumentException {

    private final transient Message message;

    private final int offset;

    private final int length;

    FilterSyntaxException(Message message, int offset, int length) {
        super(message.toString());
        this.message = message;
        this.offset = offset;
        this.length = length;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// The message for people.
    public Message explanation() {
        return message;
    }
}
