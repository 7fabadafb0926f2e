package io.sandboxconsole.console.key;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Reads an address into a [KeyFilter], and reports the parts that have no meaning; those do not restrict.
final class KeyAddress {

    private static final Set<String> PARAMETERS = Set.of("text", "standing", "deleted", "sort", "key");

    private final QueryParameters query;

    private final List<Message> dropped = new ArrayList<>();

    private final KeyFilter filter;

    KeyAddress(QueryParameters query) {
        this.query = query;
        query.getParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .sorted()
                .forEach(name -> dropped.add(Message.of("key.dropped.parameter", SafeText.line(name))));
        this.filter = read();
    }

    KeyFilter filter() {
        return filter;
    }

    /// One message per part without a meaning.
    List<Message> dropped() {
        return List.copyOf(dropped);
    }

    private KeyFilter read() {
        boolean descending = parameter("sort").startsWith("-");
        return new KeyFilter(
                parameter("text"),
                value("standing", KeyStatus::named).orElse(null),
                value("deleted", KeyAddress::flag).orElse(false),
                value("sort", word -> KeyOrder.named(descending ? word.substring(1) : word))
                        .orElse(KeyOrder.NAME),
                descending,
                value("key", KeyAddress::id).orElse(null));
    }

    private String parameter(String name) {
        return query.getSingleParameter(name).map(String::strip).orElse("");
    }

    private <T> Optional<T> value(String name, Function<String, Optional<T>> parser) {
        String text = parameter(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            dropped.add(Message.of("key.dropped.value", name, SafeText.line(text)));
        }
        return value;
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
