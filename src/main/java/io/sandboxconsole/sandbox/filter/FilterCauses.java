package io.sandboxconsole.sandbox.filter;

import io.sandboxconsole.sandbox.End.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the words of `cause:a,b`.
final class FilterCauses {

    /// A sandbox that lives.
    static final String NONE = "none";

    /// All causes that are a deletion by a person, a key or another caller.
    private static final String DELETED = "deleted";

    static final List<String> WORDS =
            Stream.concat(Cause.words().stream(), Stream.of(DELETED, NONE)).toList();

    private FilterCauses() {}

    /// The causes that `words` name.
    static Set<Cause> among(Set<String> words) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        words.forEach(word -> Cause.named(word).ifPresent(causes::add));
        if (words.contains(DELETED)) {
            causes.addAll(List.of(Cause.DELETED_BY_PERSON, Cause.DELETED_BY_KEY, Cause.DELETED_ELSEWHERE));
        }
        return causes;
    }
}
