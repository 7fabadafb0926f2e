package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads optional members of an engine's response.
public final class JsonMembers {

    private JsonMembers() {}

    /// Returns `value`, which must be present.
    ///
    /// @throws MalformedResponse with `problem` if it is absent
    public static <T> T required(@Nullable T value, Message problem) {
        if (value == null) {
            throw new MalformedResponse(problem);
        }
        return value;
    }

    /// Whether `id` identifies an item.
    public static boolean isId(@Nullable String id) {
        return id != null && !id.isBlank();
    }

    public static String id(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new MalformedResponse(Message.of("problem.answer.no-id"));
        }
        return id;
    }

    /// The entries of `map` that have a value.
    public static Map<String, String> present(@Nullable Map<String, @Nullable String> map) {
        Map<String, String> present = new HashMap<>();
        if (map != null) {
            map.forEach((key, value) -> {
                if (value != null) {
                    present.put(key, value);
                }
            });
        }
        return present;
    }
}
