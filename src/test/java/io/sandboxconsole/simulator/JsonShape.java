package io.sandboxconsole.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.engine.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Compares JSON with an expectation in which the text `*` stands for any value; the members must match exactly.
public final class JsonShape {

    private JsonShape() {}

    public static void assertShape(String expected, String actual) {
        compare("$", Json.read(expected), Json.read(actual));
    }

    private static void compare(String place, JsonNode expected, JsonNode actual) {
        if (expected.isString() && expected.stringValue().equals("*")) {
            assertThat(actual.isMissingNode()).as(place).isFalse();
        } else if (expected.isObject()) {
            assertThat(actual.propertyNames()).as(place).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                compare(place + "." + member.getKey(), member.getValue(), actual.path(member.getKey()));
            }
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(place).isEqualTo(expected.size());
            for (int index = 0; index < expected.size(); index++) {
                compare(place + "[" + index + "]", expected.path(index), actual.path(index));
            }
        } else {
            assertThat(actual).as(place).isEqualTo(expected);
        }
    }
}
