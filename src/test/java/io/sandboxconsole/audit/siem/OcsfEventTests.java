package io.sandboxconsole.audit.siem;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcsfEventTests {

    private static final UUID TRAIL = new UUID(1, 2);

    private static final Path PAGE = Path.of("docs/audit-siem.md");

    @Test
    void a_sign_in_is_an_authentication() {
        JsonNode event = event(with(Field.ACTION, "sign-in", Field.PHASE, "EVENT", Field.RESULT, "DENIED"));

        assertThat(event.path("class_uid").asInt()).isEqualTo(3002);
        assertThat(event.path("type_uid").asInt()).isEqualTo(300_201);
        assertThat(event.path("status_id").asInt()).isEqualTo(2);
        assertThat(event.path("severity_id").asInt()).isEqualTo(3);
        assertThat(event.path("user").path("uid").asString()).isEqualTo("sub-1");
        assertThat(event.path("auth_protocol").asString()).isEqualTo("OpenID");
        assertThat(event.path("service").path("name").asString()).isEqualTo("Sandbox Console");
        assertThat(event.has("actor")).isFalse();
    }

    @Test
    void a_change_is_an_api_activity_with_its_place_in_the_chain() {
        JsonNode event = event(with(Field.ACTION, "delete"));

        assertThat(event.path("class_uid").asInt()).isEqualTo(6003);
        assertThat(event.path("type_uid").asInt()).isEqualTo(600_304);
        assertThat(event.path("time").asLong()).isEqualTo(1_764_460_800_123L);
        assertThat(event.path("metadata").path("version").asString()).isEqualTo("1.3.0");
        assertThat(event.path("metadata").path("sequence").asLong()).isEqualTo(7);
        assertThat(event.path("metadata").path("uid").asString()).isEqualTo(TRAIL + "-7");
        assertThat(event.path("unmapped").path("hash").asString()).isEqualTo("02".repeat(32));
        assertThat(event.path("actor").path("user").path("name").asString()).isEqualTo("Ada");
        assertThat(event.path("resources").path(0).path("uid").asString()).isEqualTo("sb-1");
        assertThat(event.path("src_endpoint").path("ip").asString()).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED,1,Succeeded,1",
        "DENIED,2,Denied,3",
        "FAILED,2,Failed,2",
        "UNCLEAR,0,Unclear,2",
        ",99,Intent,1"
    })
    void each_result_has_a_status_and_a_severity(@Nullable String result, int id, String status, int severity) {
        JsonNode event = event(result == null ? without(Field.RESULT) : with(Field.RESULT, result));

        assertThat(event.path("status_id").asInt()).isEqualTo(id);
        assertThat(event.path("status").asString()).isEqualTo(status);
        assertThat(event.path("severity_id").asInt()).isEqualTo(severity);
    }

    @Test
    void hostile_text_can_neither_break_the_line_nor_steer_a_terminal_and_reads_the_same_afterwards() {
        String hostile = "a\"}\n{\"class_uid\":1}\r\u001b[31m\u0007\u007f\u202e\u200b\u2028\u0085é😀\\";

        String line = OcsfEvent.line(TRAIL, row(with(Field.TARGET_NAME, hostile)), hash(1), hash(2));

        assertThat(line).matches("[\\x20-\\x7e]+");
        assertThat(new JsonMapper()
                        .readTree(line)
                        .path("resources")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo(hostile);
    }

    @Test
    void a_redacted_row_is_an_event_without_what_was_redacted() {
        Row row = row(with(Field.ACTION, "sign-in")).redacted(Part.PERSON).redacted(Part.CONTENT);

        JsonNode event = new JsonMapper().readTree(OcsfEvent.line(TRAIL, row, hash(1), hash(2)));

        assertThat(event.path("user").has("name")).isFalse();
        assertThat(event.path("user").path("uid").asString()).isEqualTo("sub-1");
        assertThat(event.has("status_detail")).isFalse();
    }

    @Test
    void every_action_that_the_console_names_has_an_activity() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/sandboxconsole/console/audit/AuditActionText.java"));
        Set<String> actions = Pattern.compile("case \"([a-z-]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(actions)
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        action -> assertThat(OcsfActivity.of(action)).as(action).isNotEqualTo(OcsfActivity.OTHER));
        assertThat(OcsfActivity.of("never-heard-of")).isEqualTo(OcsfActivity.OTHER);
    }

    @Test
    void the_page_lists_the_activity_of_each_action() throws IOException {
        Map<String, String> documented = Pattern.compile(
                        "(?m)^\\| (\\d+) [A-Za-z ]+ \\| (\\d+) ([A-Za-z]+) \\| (.*) \\|$")
                .matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1) + " " + found.group(2) + " " + found.group(3),
                        found -> found.group(4)));

        assertThat(documented).hasSize(OcsfActivity.values().length);
        for (OcsfActivity activity : OcsfActivity.values()) {
            String key = "%d %d %s".formatted(activity.eventClass().uid(), activity.id(), activity.caption());
            assertThat(documented).containsKey(key);
            if (activity != OcsfActivity.OTHER) {
                assertThat(documented.get(key))
                        .as(key)
                        .isEqualTo(activity.actions().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    @Test
    void the_page_lists_each_attribute_and_no_other() throws IOException {
        Set<String> documented = Pattern.compile("(?m)^\\| `([a-z_.]+[a-zA-Z.\\[\\]]*)` \\|")
                .matcher(Files.readString(PAGE).split("## Attributes")[1])
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = new TreeSet<>();
        paths("", event(with(Field.ACTION, "sign-in")), written);
        paths("", event(with(Field.ACTION, "delete")), written);

        assertThat(documented).isEqualTo(written);
        assertThat(Files.readString(PAGE)).contains("OCSF " + OcsfEvent.SCHEMA);
    }

    private static void paths(String before, JsonNode node, Set<String> all) {
        if (node.isObject()) {
            node.propertyNames()
                    .forEach(name -> paths(before.isEmpty() ? name : before + "." + name, node.get(name), all));
        } else if (node.isArray()) {
            paths(before + "[]", node.get(0), all);
        } else {
            all.add(before);
        }
    }

    private static JsonNode event(Map<Field, Object> values) {
        return new JsonMapper().readTree(OcsfEvent.line(TRAIL, row(values), hash(1), hash(2)));
    }

    private static Row row(Map<Field, Object> values) {
        return new Row(values, new Seal.Salted(Bytes.zeros(Seal.SALT)), new Seal.Salted(Bytes.zeros(Seal.SALT)));
    }

    private static Bytes hash(int fill) {
        return Bytes.hex("%02x".formatted(fill).repeat(32));
    }

    private static Map<Field, Object> without(Field field) {
        Map<Field, Object> values = full();
        values.remove(field);
        return values;
    }

    private static Map<Field, Object> with(Object... pairs) {
        Map<Field, Object> values = full();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((Field) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    /// A row with every field.
    private static Map<Field, Object> full() {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Field field : new LinkedHashSet<>(List.of(Field.values()))) {
            switch (field.type()) {
                case TEXT -> values.put(field, field.key());
                case UUID -> values.put(field, new UUID(3, 4));
                case INSTANT -> values.put(field, Instant.parse("2025-11-30T00:00:00.123456Z"));
                case CHANGES -> values.put(field, List.of(new Change("team", "a", "b")));
                case INTEGER -> values.put(field, 7L);
                case HASH -> {}
            }
        }
        values.put(Field.ACTION, "pause");
        values.put(Field.PHASE, "OUTCOME");
        values.put(Field.RESULT, "SUCCEEDED");
        values.put(Field.DOOR, "console");
        values.put(Field.ACTOR_ID, "sub-1");
        values.put(Field.ACTOR_NAME, "Ada");
        values.put(Field.ACTOR_KIND, "person");
        values.put(Field.ADDRESS, "10.0.0.1");
        values.put(Field.TARGET_ID, "sb-1");
        return values;
    }
}
