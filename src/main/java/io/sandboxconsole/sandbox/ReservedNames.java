package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The prefixes of names that an engine reserves.
///
/// @param metadata of metadata keys; absent where none is reserved
/// @param variables of environment variables; absent where none is reserved
public record ReservedNames(
        @Nullable String metadata, @Nullable String variables) {

    public static final ReservedNames NONE = new ReservedNames(null, null);

    /// The problem with `key`, if its prefix is reserved.
    public Optional<Message> metadataProblem(String key) {
        return metadata != null && key.startsWith(metadata)
                ? Optional.of(Message.of("rule.metadata.engine", metadata))
                : Optional.empty();
    }

    /// The problem with the environment variable `name`, if its prefix is reserved.
    public Optional<Message> variableProblem(String name) {
        return variables != null && name.startsWith(variables)
                ? Optional.of(Message.of("rule.env.engine", variables))
                : Optional.empty();
    }
}
