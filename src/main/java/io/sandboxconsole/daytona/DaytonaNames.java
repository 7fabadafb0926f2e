package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of sandboxes, each of which an organization has once.
final class DaytonaNames {

    private static final Pattern REFUSED = Pattern.compile("<[^>]*>|https?://|\\p{Cntrl}", Pattern.CASE_INSENSITIVE);

    private static final int RANDOM_PART = 12;

    private DaytonaNames() {}

    /// The name wished for, or one that nobody else has.
    ///
    /// @param request what no other request has, where there is such a thing
    static String unique(@Nullable String wished, @Nullable String request) {
        if (wished != null && !wished.isBlank()) {
            return wished.strip();
        }
        String random = request == null || request.length() < RANDOM_PART
                ? UUID.randomUUID().toString().replace("-", "")
                : request;
        return "sandbox-" + random.substring(0, RANDOM_PART);
    }

    /// What is wrong with `name`, if anything.
    static Optional<Message> problem(String name) {
        return REFUSED.matcher(name).find() ? Optional.of(Message.of("problem.daytona.name")) : Optional.empty();
    }
}
