package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// What somebody should know before an action on a sandbox, beyond what the action always does.
///
/// @param typed what to type before the action goes on, where a look is not enough
public record ActionWarning(Message sentence, @Nullable String typed) {

    /// A caution to read.
    public static ActionWarning of(Message sentence) {
        return new ActionWarning(sentence, null);
    }
}
