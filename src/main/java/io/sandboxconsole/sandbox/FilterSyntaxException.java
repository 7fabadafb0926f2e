package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;

/// A filter's text cannot be understood. Says in a sentence what is wrong and what is allowed, and where: `length`
/// characters from `offset`, counted from zero, both within the text.
public final class FilterSyntaxException extends IllegalArgumentException {

    private final transient Phrase phrase;

    private final int offset;

    private final int length;

    FilterSyntaxException(Phrase phrase, int offset, int length) {
        super(phrase.toString());
        this.phrase = phrase;
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
    public Phrase phrase() {
        return phrase;
    }
}
