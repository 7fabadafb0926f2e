package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.MetadataRules;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.SpecRules;
import io.sandboxconsole.words.Phrase;
import java.util.Optional;

/// What may stand in a line of a [PairsEditor].
enum PairRules {
    METADATA {
        @Override
        Optional<Phrase> keyProblem(String key) {
            return ReservedMetadata.covers(key)
                    ? Optional.of(Phrase.of("rule.metadata.reserved"))
                    : MetadataRules.keyProblem(key);
        }

        @Override
        Optional<Phrase> valueProblem(String key, String value) {
            return MetadataRules.valueProblem(value);
        }

        @Override
        boolean secret() {
            return false;
        }
    },
    ENVIRONMENT {
        @Override
        Optional<Phrase> keyProblem(String key) {
            return SpecRules.environmentProblem(key, "");
        }

        @Override
        Optional<Phrase> valueProblem(String key, String value) {
            return Optional.empty();
        }

        @Override
        boolean secret() {
            return true;
        }
    };

    abstract Optional<Phrase> keyProblem(String key);

    abstract Optional<Phrase> valueProblem(String key, String value);

    /// Whether values are masked while they are typed.
    abstract boolean secret();
}
