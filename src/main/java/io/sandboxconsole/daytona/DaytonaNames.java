package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Chooses and validates sandbox names, which are unique within an organization.
final class DaytonaNames {

    private static final Pattern REFUSED = Pattern.compile("<[^>]*>|https?://|\\p{Cntrl}", Pattern.CASE_INSENSITIVE);

    private static final int RANDOM_PART = 12;

    private DaytonaNames() {}

    /// Returns the requested name, or a generated unique one.
    ///
    /// @param request the unique id of the create request, if any
    static String unique(@Nullable String requestedName, @Nullable String request) {
        if (requestedName != null && !requestedName.isBlank()) {
            return requestedName.strip();
        }
        String random = request == null || request.length() < RANDOM_PART
                ? UUID.randomUUID().toString().replace("-", "")
                : request;
        return "sandbox-" + random.substring(0, RANDOM_PART);
    }

    /// Returns the fault of `name`, if any.
    static Optional<Message> problem(String name) {
        return REFUSED.matcher(name).find() ? Optional.of(Message.of("problem.daytona.name")) : Optional.empty();
    }
}
