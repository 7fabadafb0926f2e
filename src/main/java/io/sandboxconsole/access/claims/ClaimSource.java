package io.sandboxconsole.access.claims;

import java.util.Map;
import java.util.Set;

/// What one source says about a person.
///
/// @param read the claims that the console reads, under their configured names and not nested
/// @param names the names of all claims that came, for explaining what is missing; never their values
public record ClaimSource(Kind kind, Map<String, Object> read, Set<String> names) {

    public ClaimSource {
        read = Map.copyOf(read);
        names = Set.copyOf(names);
    }

    /// The sources of claims. Of those that came together, a later one counts more.
    public enum Kind {
        ACCESS_TOKEN,
        ID_TOKEN,
        USER_INFO
    }

    /// Returns a source that came and says nothing.
    public static ClaimSource silent(Kind kind) {
        return new ClaimSource(kind, Map.of(), Set.of());
    }
}
