package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;

/// A value of a filter cannot be read. Says what is allowed, and not where: that is the parser's to add.
final class InvalidFilterValue extends IllegalArgumentException {

    private final transient Message message;

    InvalidFilterValue(Message message) {
        super(message.toString());
        this.message = message;
    }

    Message phrase() {
        return message;
    }
}
