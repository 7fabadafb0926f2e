package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// A warning to show before an action on a sandbox, about effects beyond those the action always has.
///
/// @param typed the text to type as confirmation, where reading is not enough
public record ActionWarning(Message sentence, @Nullable String typed) {

    /// A warning without typed confirmation.
    public static ActionWarning of(Message sentence) {
        return new ActionWarning(sentence, null);
    }
}
