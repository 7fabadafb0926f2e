package io.sandboxconsole.gateway.api.trail;

import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.auth.Caller;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters by which rows of the trail are searched: those of the page Audit. Of a field a row must have one of
/// the values; with `not` in front it must have none of them.
///
/// @param actor the ids of persons and keys
/// @param kind `person`, `service`, `key` or `system`
/// @param action such as `delete`
/// @param sandbox the ids of targets
/// @param team label tokens
/// @param result `succeeded`, `denied`, `failed` or `unclear`
/// @param door `console`, `gateway` or `system`
/// @param request the console's own ids of requests
/// @param target the name of a target without an id
/// @param from the first moment
/// @param to the moment before which it happened
/// @param text words, each of which begins a word of the row
public record TrailFilter(
        @Nullable List<String> actor,
        @Nullable List<String> notActor,
        @Nullable List<String> kind,
        @Nullable List<String> notKind,
        @Nullable List<String> action,
        @Nullable List<String> notAction,
        @Nullable List<String> sandbox,
        @Nullable List<String> notSandbox,
        @Nullable List<String> team,
        @Nullable List<String> notTeam,
        @Nullable List<String> result,
        @Nullable List<String> notResult,
        @Nullable List<String> door,
        @Nullable List<String> notDoor,
        @Nullable List<String> connection,
        @Nullable List<String> notConnection,
        @Nullable List<String> address,
        @Nullable List<String> notAddress,
        @Nullable List<String> request,
        @Nullable List<String> notRequest,
        @Nullable String target,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    /// A longer list is no choice of a person.
    private static final int MOST_VALUES = 100;

    /// Returns the criteria, within the connection of a caller whose key is for one.
    ///
    /// @throws ApiProblem if a value cannot be one of its field
    public AuditCriteria criteria(Caller caller) {
        Map<AuditField, Values> values = new EnumMap<>(AuditField.class);
        for (AuditField field : AuditField.values()) {
            var chosen = new Values(read(field, chosen(field), ""), read(field, leftOut(field), "not"));
            if (!chosen.isFree()) {
                values.put(field, chosen);
            }
        }
        if (caller.connection() != null) {
            values.merge(
                    AuditField.CONNECTION,
                    new Values(Set.of(caller.connection().value()), Set.of()),
                    TrailFilter::both);
        }
        return new AuditCriteria(values, clean(target), from, to, clean(text));
    }

    /// Returns what `asked` has of `own`, which is one value; where it has nothing of it, what no row has.
    private static Values both(Values asked, Values own) {
        boolean within = asked.chosen().isEmpty() || asked.chosen().containsAll(own.chosen());
        return new Values(own.chosen(), within ? asked.leftOut() : own.chosen());
    }

    /// Returns the search as the trail tells it: `action=delete, text=build`; empty for all rows.
    public String words() {
        Map<String, String> words = new TreeMap<>();
        for (AuditField field : AuditField.values()) {
            put(words, name(field, ""), chosen(field));
            put(words, name(field, "not"), leftOut(field));
        }
        put(words, "target", target);
        put(words, "from", from);
        put(words, "to", to);
        put(words, "text", text);
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void put(Map<String, String> words, String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            words.put(name, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else if (value != null) {
            words.put(name, value.toString());
        }
    }

    private @Nullable List<String> chosen(AuditField field) {
        return switch (field) {
            case ACTOR -> actor;
            case KIND -> kind;
            case ACTION -> action;
            case SANDBOX -> sandbox;
            case TEAM -> team;
            case RESULT -> result;
            case DOOR -> door;
            case CONNECTION -> connection;
            case ADDRESS -> address;
            case REQUEST -> request;
        };
    }

    private @Nullable List<String> leftOut(AuditField field) {
        return switch (field) {
            case ACTOR -> notActor;
            case KIND -> notKind;
            case ACTION -> notAction;
            case SANDBOX -> notSandbox;
            case TEAM -> notTeam;
            case RESULT -> notResult;
            case DOOR -> notDoor;
            case CONNECTION -> notConnection;
            case ADDRESS -> notAddress;
            case REQUEST -> notRequest;
        };
    }

    private static Set<String> read(AuditField field, @Nullable List<String> sent, String before) {
        Set<String> values = new LinkedHashSet<>();
        for (String text : sent == null ? List.<String>of() : sent) {
            String value = text.strip();
            if (!value.isEmpty()) {
                values.add(
                        field == AuditField.RESULT
                                ? ApiWords.read(Result.class, value, name(field, before))
                                        .name()
                                : value);
            }
        }
        if (values.size() > MOST_VALUES) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER, "At most %d values of one field.".formatted(MOST_VALUES))
                    .field(name(field, before));
        }
        return values;
    }

    /// Returns the parameter of a field: `actor`, `notActor`.
    private static String name(AuditField field, String before) {
        String word = field.name().toLowerCase(Locale.ROOT);
        return before.isEmpty() ? word : before + Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
