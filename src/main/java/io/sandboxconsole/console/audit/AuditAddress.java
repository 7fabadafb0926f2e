package io.sandboxconsole.console.audit;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an address into an [AuditFilter], and reports the parts that have no meaning; those do not restrict.
final class AuditAddress {

    private static final Set<String> PARAMETERS =
            Set.of("text", "action", "actor", "sandbox", "target", "result", "range", "from", "to", "sort", "entry");

    private final QueryParameters query;

    private final List<Message> dropped = new ArrayList<>();

    private final AuditFilter filter;

    AuditAddress(QueryParameters query) {
        this.query = query;
        query.getParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .sorted()
                .forEach(name -> dropped.add(Message.of("audit.dropped.parameter", SafeText.line(name))));
        this.filter = read();
    }

    AuditFilter filter() {
        return filter;
    }

    /// One message per part without a meaning.
    List<Message> dropped() {
        return List.copyOf(dropped);
    }

    private AuditFilter read() {
        @Nullable AuditRange range = value("range", AuditRange::named);
        @Nullable Instant from = value("from", AuditAddress::moment);
        @Nullable Instant to = value("to", AuditAddress::moment);
        return new AuditFilter(
                parameter("text"),
                parameter("action"),
                parameter("actor"),
                parameter("sandbox"),
                parameter("target"),
                value("result", AuditAddress::result),
                range,
                range == null ? from : null,
                range == null ? to : null,
                AuditFilter.OLDEST_FIRST.equals(value("sort", AuditAddress::order)),
                value("entry", AuditAddress::entry));
    }

    private @Nullable String parameter(String name) {
        return query.getSingleParameter(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private <T> @Nullable T value(String name, Function<String, Optional<T>> parser) {
        @Nullable String text = parameter(name);
        if (text == null) {
            return null;
        }
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            dropped.add(Message.of("audit.dropped.value", name, SafeText.line(text)));
        }
        return value.orElse(null);
    }

    private static Optional<Result> result(String word) {
        return Stream.of(Result.values())
                .filter(result -> AuditFilter.word(result).equals(word))
                .findFirst();
    }

    private static Optional<String> order(String word) {
        return Optional.of(word)
                .filter(order -> order.equals(AuditFilter.OLDEST_FIRST) || order.equals(AuditFilter.NEWEST_FIRST));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> entry(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
