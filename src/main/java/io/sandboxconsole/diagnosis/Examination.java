package io.sandboxconsole.diagnosis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What the checks of all parts found. Holds no secret.
public record Examination(Instant at, List<Part> parts) {

    public Examination {
        parts = List.copyOf(parts);
    }

    /// One part that was checked.
    ///
    /// @param id tells connections apart; absent of parts that are alone
    /// @param name what people read in place of the id
    /// @param facts what is worth knowing of it besides, such as a version; by names for machines
    /// @param findings worst first
    public record Part(
            Subject subject,
            @Nullable String id,
            @Nullable String name,
            SequencedMap<String, String> facts,
            List<Finding> findings) {

        public Part {
            facts = new LinkedHashMap<>(facts);
            findings = Finding.sorted(findings);
        }

        /// A part that is alone of its kind.
        public static Part of(Subject subject, List<Finding> findings) {
            return new Part(subject, null, null, new LinkedHashMap<>(), findings);
        }

        @Override
        public SequencedMap<String, String> facts() {
            return new LinkedHashMap<>(facts);
        }
    }
}
