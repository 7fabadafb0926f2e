package io.sandboxconsole.gateway.api.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error, after RFC 9457. Its documentation stands at `type`; programs decide by `code`.
///
/// @param type the address of the documentation of this kind of problem
/// @param title the kind of problem, the same for each `code`
/// @param status the HTTP status
/// @param detail what happened, to which thing, and what to do next
/// @param code the kind of problem for programs
/// @param requestId the id of the request in the console's log and trail
/// @param field the member of the body, the parameter or the header that is at fault
/// @param position where the fault begins in that text, counted from 0
/// @param length how many characters of the text are at fault
/// @param permission the permission that is missing
/// @param retryAfter how long to wait before the request is sent again
/// @param reason the console's own word for the rule that the request breaks, where the `code` is `REQUEST_REFUSED`
/// @param engineCode the engine's own code, where the problem is the engine's
/// @param unclear whether the change may have been made all the same: look before you repeat it
/// @param candidates the values that would be accepted
/// @param problems each part of the request that is at fault, where there may be several
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String requestId,
        @Nullable String field,
        @Nullable Integer position,
        @Nullable Integer length,
        @Nullable String permission,
        @Nullable Duration retryAfter,
        @Nullable String reason,
        @Nullable String engineCode,
        @Nullable Boolean unclear,
        @Nullable List<String> candidates,
        @Nullable List<FieldProblem> problems) {

    /// The media type of problems.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// A part of a request that is at fault.
    ///
    /// @param field its place, such as `metadata.owner`
    /// @param detail what is wrong with it
    public record FieldProblem(String field, String detail) {}
}
