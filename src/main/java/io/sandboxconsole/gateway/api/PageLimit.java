package io.sandboxconsole.gateway.api;

import org.jspecify.annotations.Nullable;

/// Reads the parameter `limit`: how many rows a page has.
public final class PageLimit {

    private static final int USUAL = 50;

    private static final int LARGEST = 1_000;

    private PageLimit() {}

    /// @throws ApiProblem if there is no such page
    public static int of(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > LARGEST)) {
            throw new ApiProblem(ProblemType.INVALID_PARAMETER, "“limit” is a number from 1 to %d.".formatted(LARGEST))
                    .field("limit");
        }
        return limit == null ? USUAL : limit;
    }
}
