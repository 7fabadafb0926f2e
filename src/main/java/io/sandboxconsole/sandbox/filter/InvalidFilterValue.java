package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.i18n.Message;

/// Reports an invalid value of a filter. States the rule, but not the location, which the parser adds.
final class InvalidFilterValue extends IllegalArgumentException {

    private final transient Message message;

    InvalidFilterValue(Message message) {
        super(message.toString());
        this.message = message;
    }

    Message explanation() {
        return message;
    }
}
