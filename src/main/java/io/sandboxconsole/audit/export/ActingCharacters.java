package io.sandboxconsole.audit.export;

import io.sandboxconsole.i18n.SafeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Escapes the characters that act on a reader's screen, such as those that reverse the text behind them. The value
/// stays the same.
final class ActingCharacters extends CharacterEscapes {

    static final ActingCharacters ESCAPED = new ActingCharacters();

    private static final int[] ASCII = CharacterEscapes.standardAsciiEscapesForJSON();

    /// The first half of the characters that tag others without a sign of their own.
    private static final char TAGS = '\udb40';

    private ActingCharacters() {}

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII;
    }

    /// Returns an escape also for the second half of a character whose first half has one.
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        char half = (char) character;
        boolean escaped = Character.isSurrogate(half)
                ? half == TAGS || Character.isLowSurrogate(half)
                : character > 0x7f && SafeText.acts(character);
        return escaped ? new SerializedString(SafeText.escaped(half)) : null;
    }
}
