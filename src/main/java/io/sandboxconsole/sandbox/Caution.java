package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;
import org.jspecify.annotations.Nullable;

/// What somebody should know before an action on a sandbox, beyond what the action always does.
///
/// @param typed what to type before the action goes on, where a look is not enough
public record Caution(Phrase sentence, @Nullable String typed) {

    /// A caution to read.
    public static Caution of(Phrase sentence) {
        return new Caution(sentence, null);
    }
}
