package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;

/// A value of a filter cannot be read. Says what is allowed, and not where: that is the parser's to add.
final class FilterMistake extends IllegalArgumentException {

    private final transient Phrase phrase;

    FilterMistake(Phrase phrase) {
        super(phrase.toString());
        this.phrase = phrase;
    }

    Phrase phrase() {
        return phrase;
    }
}
