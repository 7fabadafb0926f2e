package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;

/// A filter's text cannot be understood. Says in a sentence what is wrong and what is allowed, and where: `length`
/// characters from `offset`, counted from zero, both within the text.
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

    /// The sentence for people.
    public Message phrase() {
        return message;
    }
}
