package io.sandboxconsole.gateway.api;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads the parameter `zone`, the time zone whose days are meant.
public final class ZoneParameter {

    private ZoneParameter() {}

    /// Returns the time zone of this name.
    ///
    /// @param text null for UTC
    /// @throws ApiProblem if it names no time zone
    public static ZoneId read(@Nullable String text) {
        try {
            return ZoneId.of(text == null ? "UTC" : text);
        } catch (DateTimeException unknown) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER, "“zone” is the name of a time zone, such as Europe/Berlin.")
                    .field("zone");
        }
    }
}
