package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A raw query string in which single parameters are read, dropped or added while the others keep their bytes. Of a
/// repeated parameter the last one counts, as it does for the engine.
record QueryString(List<Parameter> parameters) {

    private static final String METADATA = "metadata";

    /// @param raw as received, with name and value
    record Parameter(String raw, String name, String value) {}

    /// @throws RequestRefused if it cannot be decoded
    static QueryString of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return new QueryString(List.of());
        }
        return new QueryString(Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(QueryString::parameter)
                .toList());
    }

    Optional<String> last(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .reduce((_, later) -> later);
    }

    boolean repeats(String name) {
        return parameters.stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .count()
                > 1;
    }

    QueryString without(String... names) {
        Set<String> dropped = Set.of(names);
        Predicate<Parameter> kept = parameter -> !dropped.contains(parameter.name());
        return new QueryString(parameters.stream().filter(kept).toList());
    }

    QueryString with(String name, String value) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(new Parameter(encoded(name) + "=" + encoded(value), name, value));
        return new QueryString(all);
    }

    /// The query with the condition that the label `key` is `value`, which is itself a query inside a parameter; empty
    /// if the query's own condition excludes that.
    Optional<QueryString> narrowed(String key, String value) {
        String conditions = last(METADATA).orElse("");
        Optional<String> present = of(conditions).last(key);
        if (present.isPresent() && !present.get().equals(value)) {
            return Optional.empty();
        }
        String condition = encoded(key) + "=" + encoded(value);
        return Optional.of(
                without(METADATA).with(METADATA, conditions.isEmpty() ? condition : conditions + "&" + condition));
    }

    /// The query's text; null when there are no parameters.
    @Nullable
    String text() {
        return parameters.isEmpty()
                ? null
                : parameters.stream().map(Parameter::raw).collect(Collectors.joining("&"));
    }

    private static Parameter parameter(String part) {
        int sign = part.indexOf('=');
        return sign < 0
                ? new Parameter(part, decoded(part), "")
                : new Parameter(part, decoded(part.substring(0, sign)), decoded(part.substring(sign + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RequestRefused("INVALID_QUERY", Message.of("problem.call.query"));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
