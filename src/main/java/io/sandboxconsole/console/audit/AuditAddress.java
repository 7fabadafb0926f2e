package io.sandboxconsole.console.audit;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.console.columns.Density;
import io.sandboxconsole.console.columns.ListLayout;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an address into an [AuditFilter], and reports the parts that have no meaning; those do not restrict.
final class AuditAddress {

    private static final Set<String> PARAMETERS = parameters();

    /// A longer list is no choice of a person.
    private static final int MOST_VALUES = 100;

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

    private static Set<String> parameters() {
        Set<String> names = new HashSet<>(Set.of(
                "text", "target", "range", "from", "to", "sort", "older", "newer", "columns", "density", "entry"));
        for (AuditField field : AuditField.values()) {
            names.add(AuditFilter.name(field));
            names.add(AuditFilter.NOT + AuditFilter.name(field));
        }
        return Set.copyOf(names);
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
        Map<AuditField, Values> values = new EnumMap<>(AuditField.class);
        for (AuditField field : AuditField.values()) {
            var chosen = new Values(
                    values(field, AuditFilter.name(field)), values(field, AuditFilter.NOT + AuditFilter.name(field)));
            if (!chosen.isFree()) {
                values.put(field, chosen);
            }
        }
        return new AuditFilter(
                parameter("text"),
                values,
                parameter("target"),
                range,
                range == null ? from : null,
                range == null ? to : null,
                AuditFilter.OLDEST_FIRST.equals(value("sort", AuditAddress::order)),
                turn(),
                layout(),
                value("entry", AuditAddress::entry));
    }

    private @Nullable AuditTurn turn() {
        @Nullable Long older = value("older", AuditAddress::row);
        @Nullable Long newer = value("newer", AuditAddress::row);
        if (older != null) {
            return new AuditTurn(older, false);
        }
        return newer == null ? null : new AuditTurn(newer, true);
    }

    private ListLayout layout() {
        @Nullable String columns = parameter("columns");
        if (columns != null) {
            AuditColumns.ALL
                    .unknown(columns)
                    .forEach(key -> dropped.add(Message.of("list.dropped.column", SafeText.line(key))));
        }
        List<String> known = columns == null ? List.of() : AuditColumns.ALL.of(columns);
        return ListLayout.USUAL
                .withColumns(known.isEmpty() ? null : known)
                .withDensity(value("density", Density::named));
    }

    private Set<String> values(AuditField field, String name) {
        Set<String> values = new LinkedHashSet<>();
        for (String text : query.getParameters().getOrDefault(name, List.of())) {
            String value = text.strip();
            if (value.isEmpty() || values.size() == MOST_VALUES) {
                continue;
            }
            if (field == AuditField.RESULT) {
                result(value)
                        .map(Result::name)
                        .ifPresentOrElse(
                                values::add,
                                () -> dropped.add(Message.of("audit.dropped.value", name, SafeText.line(value))));
            } else {
                values.add(value);
            }
        }
        return values;
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

    private static Optional<Long> row(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(row -> row >= 0);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
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
