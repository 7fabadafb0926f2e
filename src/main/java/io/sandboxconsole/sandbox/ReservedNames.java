package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;
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
    public Optional<Phrase> metadataProblem(String key) {
        return metadata != null && key.startsWith(metadata)
                ? Optional.of(Phrase.of("rule.metadata.engine", metadata))
                : Optional.empty();
    }

    /// What is wrong with the environment variable `name`, if it is one of the engine's own.
    public Optional<Phrase> variableProblem(String name) {
        return variables != null && name.startsWith(variables)
                ? Optional.of(Phrase.of("rule.env.engine", variables))
                : Optional.empty();
    }
}
