package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.MetadataRules;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.SpecRules;
import io.sandboxconsole.words.Phrase;
import java.util.Optional;

/// What may stand in a line of a [PairsEditor].
enum PairRules {
    METADATA {
        @Override
        Optional<Phrase> keyProblem(String key, ReservedNames reserved) {
            return ReservedMetadata.covers(key)
                    ? Optional.of(Phrase.of("rule.metadata.reserved"))
                    : reserved.metadataProblem(key).or(() -> MetadataRules.keyProblem(key));
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
        Optional<Phrase> keyProblem(String key, ReservedNames reserved) {
            return SpecRules.environmentProblem(key, "", reserved);
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

    /// @param reserved the names that the engine keeps for itself
    abstract Optional<Phrase> keyProblem(String key, ReservedNames reserved);

    abstract Optional<Phrase> valueProblem(String key, String value);

    /// Whether values are masked while they are typed.
    abstract boolean secret();
}
