package io.sandboxconsole.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sandboxconsole.i18n.WholeText;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Lease;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the values of fields that are no plain text, and those maps of fields themselves, as JSON. Equal
/// texts are read once, because thousands of sandboxes share a creator or a command. Safe for use by several threads.
final class StoredValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// Made once, because thousands of these are read at once.
    private static final ObjectReader FIELDS = JSON.readerFor(new TypeReference<Map<String, String>>() {});

    private static final int MOST = 5_000;

    private final Map<String, Object> read = new ConcurrentHashMap<>();

    /// All kinds of creators in one shape.
    private record StoredCreator(
            String kind,
            String id,
            String name,
            boolean deleted,
            Evidence evidence,
            @Nullable ApiKeyDetails details,
            @Nullable EngineIdentity identity) {}

    String written(Creator creator) {
        return JSON.writeValueAsString(
                switch (creator) {
                    case Creator.User(String id, String name, Evidence evidence) ->
                        new StoredCreator("user", id, name, false, evidence, null, null);
                    case Creator.ApiKey(
                            String id,
                            String name,
                            boolean deleted,
                            Evidence evidence,
                            @Nullable ApiKeyDetails details) ->
                        new StoredCreator("key", id, name, deleted, evidence, details, null);
                    case Creator.EnginePrincipal(String id, String name, boolean deleted, EngineIdentity identity) ->
                        new StoredCreator("engine", id, name, deleted, creator.evidence(), null, identity);
                    case Creator.Unknown(boolean copied) ->
                        new StoredCreator(copied ? "copy" : "unknown", "", "", false, creator.evidence(), null, null);
                });
    }

    Creator creator(@Nullable String text) {
        return text == null ? Creator.Unknown.CREATOR : once(text, StoredValues::readCreator);
    }

    private static Creator readCreator(String text) {
        var stored = JSON.readValue(text, StoredCreator.class);
        return switch (stored.kind()) {
            case "user" -> new Creator.User(stored.id(), stored.name(), stored.evidence());
            case "key" ->
                new Creator.ApiKey(stored.id(), stored.name(), stored.deleted(), stored.evidence(), stored.details());
            case "engine" ->
                stored.identity() == null
                        ? Creator.Unknown.CREATOR
                        : new Creator.EnginePrincipal(stored.id(), stored.name(), stored.deleted(), stored.identity());
            case "copy" -> Creator.Unknown.OF_COPY;
            default -> Creator.Unknown.CREATOR;
        };
    }

    String written(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    List<String> texts(@Nullable String text) {
        return text == null
                ? List.of()
                : once(text, json -> JSON.readValue(json, new TypeReference<List<String>>() {}));
    }

    String written(Lease lease) {
        return JSON.writeValueAsString(lease);
    }

    @Nullable
    Lease lease(@Nullable String text) {
        return text == null ? null : once(text, json -> JSON.readValue(json, Lease.class));
    }

    /// Writes a map of fields.
    static String written(Map<String, ? extends @Nullable String> fields) {
        return storable(JSON.writeValueAsString(fields));
    }

    /// Escapes halves of characters, in whose place a database would give back another character, so that a sandbox
    /// would look changed after a restart.
    private static String storable(String json) {
        if (json.codePoints().noneMatch(WholeText::isHalf)) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 12);
        json.codePoints().forEach(c -> {
            if (WholeText.isHalf(c)) {
                escaped.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /// Reads a map of fields.
    static Map<String, String> fields(String text) {
        return FIELDS.readValue(text);
    }

    /// Reads a map of fields of which some are absent.
    static Map<String, @Nullable String> rest(String text) {
        return FIELDS.readValue(text);
    }

    static String writtenChanges(List<FieldChange> changes) {
        return storable(JSON.writeValueAsString(changes.stream()
                .map(change -> new @Nullable String[] {change.field(), change.before(), change.after()})
                .toList()));
    }

    /// Reads what [#writtenChanges] returned, token by token: the fleet of an instant long ago has a hundred thousand
    /// of them.
    static List<FieldChange> changes(@Nullable String text) {
        List<FieldChange> changes = new ArrayList<>();
        if (text != null) {
            try (var json = JSON.createParser(text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    String field = String.valueOf(next(json));
                    changes.add(new FieldChange(field, next(json), next(json)));
                    json.nextToken();
                }
            }
        }
        return Collections.unmodifiableList(changes);
    }

    private static @Nullable String next(JsonParser json) {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : json.getString();
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String text, Function<String, T> reader) {
        Object known = read.get(text);
        if (known != null) {
            return (T) known;
        }
        T value = reader.apply(text);
        if (read.size() >= MOST) {
            read.clear();
        }
        read.put(text, value);
        return value;
    }

    /// Moments as texts of ISO 8601 in UTC, as [Instant#toString] writes them: a fleet of the past has four in each
    /// of a hundred thousand sandboxes, and `Instant.parse` would take a fifth of the time to read it.
    static final class StoredMoment {

        private static final String SECONDS = "0000-00-00T00:00:00";

        private static final int MOST_DIGITS = 9;

        private static final int SECONDS_A_DAY = 86_400;

        private StoredMoment() {}

        /// Reads a moment.
        ///
        /// @throws java.time.DateTimeException if the text is none
        static @Nullable Instant read(@Nullable String text) {
            if (text == null) {
                return null;
            }
            return isUsual(text) ? usual(text) : Instant.parse(text);
        }

        private static boolean isUsual(String text) {
            int end = text.length() - 1;
            int digits = end - SECONDS.length() - 1;
            if (end < SECONDS.length() || digits > MOST_DIGITS || digits == 0 || text.charAt(end) != 'Z') {
                return false;
            }
            for (int i = 0; i < end; i++) {
                char c = text.charAt(i);
                char expected = i < SECONDS.length() ? SECONDS.charAt(i) : i == SECONDS.length() ? '.' : '0';
                if (expected == '0' ? c < '0' || c > '9' : c != expected) {
                    return false;
                }
            }
            return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
        }

        private static Instant usual(String text) {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
            int nanos = 0;
            int digits = text.length() - SECONDS.length() - 2;
            for (int i = 0; digits > 0 && i < MOST_DIGITS; i++) {
                nanos = nanos * 10 + (i < digits ? text.charAt(SECONDS.length() + 1 + i) - '0' : 0);
            }
            return Instant.ofEpochSecond(day * SECONDS_A_DAY + second, nanos);
        }

        private static int number(String text, int from, int until) {
            int number = 0;
            for (int i = from; i < until; i++) {
                number = number * 10 + text.charAt(i) - '0';
            }
            return number;
        }
    }
}
