package io.sandboxconsole.gateway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameter `sort` of a list: a key, with a minus in front for the reverse.
public record SortParameter(String key, boolean descending) {

    /// Reads the parameter.
    ///
    /// @param usual what an absent one means, written like one
    /// @param keys those that the list can be sorted by
    /// @throws ApiProblem if it names another key
    public static SortParameter read(@Nullable String text, String usual, List<String> keys) {
        String written = text == null || text.isBlank() ? usual : text;
        boolean descending = written.startsWith("-");
        String key = descending ? written.substring(1) : written;
        if (!keys.contains(key)) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER,
                            "“sort” is one of %s, with a minus in front for the reverse."
                                    .formatted(String.join(", ", keys)))
                    .field("sort")
                    .candidates(keys);
        }
        return new SortParameter(key, descending);
    }
}
