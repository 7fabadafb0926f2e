package io.sandboxconsole.history.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the log of changes: all entries up to `number` are behind it.
///
/// @param log tells the database's log from that of another database
public record ChangePosition(long log, long number) {

    private static final int DIGITS = 36;

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,12})-([0-9]{1,18})");

    /// Reads what [#toString] returned.
    public static Optional<ChangePosition> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new ChangePosition(Long.parseLong(parts.group(1), DIGITS), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /// Returns the same log's place behind entry `other`.
    public ChangePosition at(long other) {
        return new ChangePosition(log, other);
    }

    @Override
    public String toString() {
        return Long.toString(log, DIGITS) + "-" + number;
    }
}
