package io.sandboxconsole.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The path of a call with its parameters, put together so that no value can become another part of it.
public final class Query {

    private final StringBuilder path = new StringBuilder("/api");

    private final List<String> parameters = new ArrayList<>();

    private String filter = "";

    private Query() {}

    /// Begins a path with words and ids, such as `sandboxes`, the connection, the id.
    public static Query of(String... parts) {
        var query = new Query();
        for (String part : parts) {
            query.path.append('/').append(encode(part));
        }
        return query;
    }

    /// Adds a parameter that has a value.
    public Query with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            parameters.add(encode(name) + "=" + encode(value.toString()));
            filter = name.equals("filter") ? value.toString() : filter;
        }
        return this;
    }

    /// Returns the same call with one more parameter.
    public Query and(String name, @Nullable Object value) {
        var copy = new Query();
        copy.path.setLength(0);
        copy.path.append(path);
        copy.parameters.addAll(parameters);
        copy.filter = filter;
        return copy.with(name, value);
    }

    /// Returns the filter of the call, to show a mistake in it; empty without one.
    String filter() {
        return filter;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path.toString() : path + "?" + String.join("&", parameters);
    }
}
