package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.MetadataRules;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.SpecRules;
import java.util.Optional;

/// What may stand in a line of a [PairsEditor].
enum PairRules {
    METADATA {
        @Override
        Optional<String> keyProblem(String key) {
            return ReservedMetadata.covers(key)
                    ? Optional.of("Only the console writes this key.")
                    : MetadataRules.keyProblem(key);
        }

        @Override
        Optional<String> valueProblem(String key, String value) {
            return MetadataRules.valueProblem(value);
        }

        @Override
        boolean secret() {
            return false;
        }
    },
    ENVIRONMENT {
        @Override
        Optional<String> keyProblem(String key) {
            return SpecRules.environmentProblem(key, "");
        }

        @Override
        Optional<String> valueProblem(String key, String value) {
            return Optional.empty();
        }

        @Override
        boolean secret() {
            return true;
        }
    };

    abstract Optional<String> keyProblem(String key);

    abstract Optional<String> valueProblem(String key, String value);

    /// Whether values are masked while they are typed.
    abstract boolean secret();
}
