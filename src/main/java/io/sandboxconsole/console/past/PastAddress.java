package io.sandboxconsole.console.past;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the instant in the address of a screen.
public final class PastAddress {

    /// The name of the address's part.
    public static final String NAME = "at";

    /// No fleet is older, and databases do not know every year.
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private PastAddress() {}

    /// Returns the instant that the address requests; empty for now. Passes `dropped` why a value cannot be used.
    public static Optional<Instant> read(QueryParameters query, Instant now, Consumer<Message> dropped) {
        return query.getSingleParameter(NAME).flatMap(text -> {
            try {
                Instant at = Instant.parse(text);
                if (at.isAfter(now)) {
                    dropped.accept(Message.of("asof.dropped.future", SafeText.line(text)));
                    return Optional.empty();
                }
                if (!at.isBefore(OLDEST)) {
                    return Optional.of(at);
                }
            } catch (DateTimeParseException _) {
                // Said below.
            }
            dropped.accept(Message.of("asof.dropped.instant", SafeText.line(text)));
            return Optional.empty();
        });
    }
}
