package io.sandboxconsole.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A sentence that is translated only where it is shown: a key of the bundle and its arguments, which may themselves be
/// messages.
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, Arrays.asList(arguments));
    }

    /// Creates a message from foreign text, such as an engine's, which is the same in every language.
    public static Message quoted(String text) {
        return Message.of("problem.quoted", text);
    }

    /// Returns the sentence in the language of `locale`, or else in English.
    public String in(Locale locale) {
        Object[] filled = arguments.stream()
                .map(argument -> argument instanceof Message message ? message.in(locale) : argument)
                .toArray();
        return Bundle.text(locale, key, filled);
    }

    /// Returns the English sentence, for logs, the audit trail and machines.
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
