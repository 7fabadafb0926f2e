package io.sandboxconsole.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A sentence that is put into words only where somebody reads it: a key of the bundle and what fills its gaps, which
/// may itself be a phrase.
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, Arrays.asList(arguments));
    }

    /// What somebody else has said, such as an engine: it stays as it is in every language.
    public static Message quoted(String text) {
        return Message.of("problem.quoted", text);
    }

    /// The sentence in the language of `locale`, or else in English.
    public String in(Locale locale) {
        Object[] filled = arguments.stream()
                .map(argument -> argument instanceof Message message ? message.in(locale) : argument)
                .toArray();
        return Bundle.text(locale, key, filled);
    }

    /// The English sentence, for logs, the trail and machines.
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
