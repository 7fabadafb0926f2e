package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The beginnings of names that an engine keeps for itself.
///
/// @param metadata of keys of metadata; absent where the engine keeps none
/// @param variables of environment variables; absent where the engine keeps none
public record ReservedNames(
        @Nullable String metadata, @Nullable String variables) {

    public static final ReservedNames NONE = new ReservedNames(null, null);

    /// What is wrong with `key`, if it is one of the engine's own.
    public Optional<Message> metadataProblem(String key) {
        return metadata != null && key.startsWith(metadata)
                ? Optional.of(Message.of("rule.metadata.engine", metadata))
                : Optional.empty();
    }

    /// What is wrong with the environment variable `name`, if it is one of the engine's own.
    public Optional<Message> variableProblem(String name) {
        return variables != null && name.startsWith(variables)
                ? Optional.of(Message.of("rule.env.engine", variables))
                : Optional.empty();
    }
}
