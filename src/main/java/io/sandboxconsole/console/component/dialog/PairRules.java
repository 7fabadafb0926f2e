package io.sandboxconsole.console.component.dialog;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.spec.MetadataRules;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.util.Optional;

/// Validates the lines of a [PairsEditor].
public enum PairRules {
    METADATA {
        @Override
        Optional<Message> keyProblem(String key, ReservedNames reserved) {
            return ReservedMetadata.covers(key)
                    ? Optional.of(Message.of("rule.metadata.reserved"))
                    : reserved.metadataProblem(key).or(() -> MetadataRules.keyProblem(key));
        }

        @Override
        Optional<Message> valueProblem(String key, String value) {
            return MetadataRules.valueProblem(key, value);
        }

        @Override
        boolean secret() {
            return false;
        }
    },
    ENVIRONMENT {
        @Override
        Optional<Message> keyProblem(String key, ReservedNames reserved) {
            return SpecRules.environmentProblem(key, "", reserved);
        }

        @Override
        Optional<Message> valueProblem(String key, String value) {
            return Optional.empty();
        }

        @Override
        boolean secret() {
            return true;
        }
    };

    /// @param reserved the names that the engine reserves
    abstract Optional<Message> keyProblem(String key, ReservedNames reserved);

    abstract Optional<Message> valueProblem(String key, String value);

    /// Whether values are masked while they are typed.
    abstract boolean secret();
}
