package io.sandboxconsole.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Describes records as JSON schemas: a component that may be absent is not required, and its comment is its
/// description.
final class OpenApiSchemas {

    private final SourceComments comments;

    private final Map<String, Map<String, Object>> byName = new TreeMap<>();

    OpenApiSchemas(SourceComments comments) {
        this.comments = comments;
    }

    Map<String, Map<String, Object>> byName() {
        return byName;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<String, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return of(variables.getOrDefault(variable.getName(), Object.class), Map.of());
        }
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw.equals(List.class) || raw.equals(Set.class)) {
                return members("type", "array", "items", of(arguments[0], variables));
            }
            if (raw.equals(Map.class)) {
                return members("type", "object", "additionalProperties", of(arguments[1], variables));
            }
            Type argument = arguments[0] instanceof TypeVariable<?> variable
                    ? variables.getOrDefault(variable.getName(), Object.class)
                    : arguments[0];
            return record(
                    raw,
                    raw.getSimpleName() + ((Class<?>) argument).getSimpleName(),
                    Map.of(raw.getTypeParameters()[0].getName(), argument));
        }
        return type instanceof Class<?> plain ? plain(plain) : Map.of();
    }

    private Map<String, Object> plain(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> Map.of("type", "string");
            case "int", "Integer" -> members("type", "integer", "format", "int32");
            case "long", "Long" -> members("type", "integer", "format", "int64");
            case "boolean", "Boolean" -> Map.of("type", "boolean");
            default -> {
                if (type.equals(Instant.class)) {
                    yield members("type", "string", "format", "date-time");
                }
                if (type.equals(Duration.class)) {
                    yield members("type", "string", "format", "duration");
                }
                if (type.equals(UUID.class)) {
                    yield members("type", "string", "format", "uuid");
                }
                if (type.equals(URI.class)) {
                    yield members("type", "string", "format", "uri");
                }
                if (type.equals(BigDecimal.class)) {
                    yield Map.of("type", "number");
                }
                yield type.isRecord() ? record(type, type.getSimpleName(), Map.of()) : Map.of();
            }
        };
    }

    private Map<String, Object> record(Class<?> type, String name, Map<String, Type> variables) {
        if (!byName.containsKey(name)) {
            Map<String, Object> schema = new LinkedHashMap<>();
            byName.put(name, schema);
            var comment = comments.of(type);
            schema.put("type", "object");
            schema.put("description", comment.whole());
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                boolean absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                boolean always = component.getAccessor().isAnnotationPresent(JsonInclude.class);
                Map<String, Object> property = new LinkedHashMap<>(of(component.getGenericType(), variables));
                if (absent && always) {
                    property.put("type", List.of(property.get("type"), "null"));
                }
                String said = comment.parameters().getOrDefault(component.getName(), "");
                if (!said.isEmpty()) {
                    property.put("description", said);
                }
                if (!absent || always) {
                    required.add(component.getName());
                }
                properties.put(component.getName(), property);
            }
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /// Members in a lasting order.
    private static Map<String, Object> members(String name, Object value, String other, Object otherValue) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(name, value);
        members.put(other, otherValue);
        return members;
    }
}
