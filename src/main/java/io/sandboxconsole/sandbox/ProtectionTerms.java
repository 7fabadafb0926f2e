package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person decides of a legal hold or a lock.
///
/// @param why 1 to [#LONGEST_REASON] characters, without spaces around them
/// @param until absent for a protection without an end
public record ProtectionTerms(String why, @Nullable Instant until) {

    /// The longest reason, in characters.
    public static final int LONGEST_REASON = 1_000;

    /// The code of a refusal because of the reason.
    public static final String WHY = "protection-why";

    /// The code of a refusal because of the end.
    public static final String UNTIL = "protection-until";

    private static final char REPLACEMENT = '\uFFFD';

    private static final int LAST_UNSTORED = 2;

    public ProtectionTerms {
        why = cleanReason(why);
    }

    /// Returns the reason as it is kept: without spaces around it, and without characters that no database accepts.
    public static String cleanReason(String why) {
        var clean = new StringBuilder(why.length());
        why.strip()
                .codePoints()
                .map(c -> c > LAST_UNSTORED && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        ? c
                        : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// Requires terms that can be kept.
    ///
    /// @throws RequestRefused if there is no reason, or it is too long, or the end is not after `now`
    public void require(Instant now) {
        requireReason(why);
        if (until != null && !until.isAfter(now)) {
            throw new RequestRefused(UNTIL, Message.of("problem.protection.until"));
        }
    }

    /// Requires a reason that can be kept, as [#cleanReason] returns it.
    ///
    /// @throws RequestRefused if there is none, or it is too long
    public static void requireReason(String why) {
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new RequestRefused(WHY, Message.of("problem.protection.why", LONGEST_REASON));
        }
    }

    /// Returns the terms as the detail of a row of the trail.
    public String summary() {
        return (until == null ? "Without an end. " : "Until %s. ".formatted(until)) + why;
    }
}
