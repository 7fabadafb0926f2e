package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.http.MalformedAnswer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DaytonaMapperTests {

    private final DaytonaMapper mapper = new DaytonaMapper(new ConnectionId("day"), "infra");

    private Sandbox read(String members) {
        String json = "{\"id\":\"217959aa\",\"createdAt\":\"2026-11-22T11:24:40.737Z\"," + members + "}";
        return mapper.sandbox(JsonMapper.builder().build().readValue(json, DaytonaApi.Sandbox.class));
    }

    @ParameterizedTest
    @CsvSource({
        "creating, started, creating, PENDING",
        "started, started, started, RUNNING",
        "started, stopped, stopping, STOPPING",
        "stopped, destroyed, destroying, STOPPING",
        "stopped, started, starting, PENDING",
        "stopped, archived, archiving, STOPPED",
        "unknown, started, creating, PENDING",
        "unknown, stopped, unknown, OTHER",
        "error, destroyed, error, FAILED",
        "archived, archived, archived, STOPPED",
        "hibernating, dreaming, hibernating, OTHER"
    })
    void a_row_shows_what_a_read_would_derive(String stored, String desired, String word, Kind kind) {
        Sandbox sandbox = read("\"state\":\"" + stored + "\",\"desiredState\":\"" + desired + "\"");

        assertThat(sandbox.state().word()).isEqualTo(word);
        assertThat(sandbox.state().kind()).isEqualTo(kind);
    }

    @Test
    void absent_and_null_members_are_alike_and_unknown_ones_are_ignored() {
        Sandbox sandbox = read("\"errorReason\":null,\"labels\":{\"a\":null,\"b\":\"1\"},\"brandNew\":{\"x\":[1]}");

        assertThat(sandbox.metadata()).isEqualTo(Map.of("b", "1"));
        assertThat(sandbox.status().message()).isNull();
        assertThat(sandbox.state().kind()).isEqualTo(Kind.OTHER);
        assertThat(sandbox.team()).isEqualTo("infra");
        assertThat(sandbox.creator()).isEqualTo(Creator.Unknown.CREATOR);
    }

    @Test
    void the_engines_name_is_a_name_only_where_it_is_not_the_id_and_no_label_gives_one() {
        assertThat(read("\"name\":\"by-jwt\"").name()).contains("by-jwt");
        assertThat(read("\"name\":\"217959aa\"").name()).isEmpty();
        assertThat(read("\"name\":\"by-jwt\",\"labels\":{\"name\":\"web\"}").name())
                .contains("web");
    }

    @Test
    void a_one_line_dockerfile_is_an_image_and_a_longer_one_is_not() {
        Sandbox image = read("\"buildInfo\":{\"dockerfileContent\":\"FROM python:3.12\\n\"}");
        Sandbox built = read("\"buildInfo\":{\"dockerfileContent\":\"FROM python:3.12\\nRUN id\\n\"}");

        assertThat(image.source()).isEqualTo(new Sandbox.Source.Image("python:3.12"));
        assertThat(built.source()).isEqualTo(new Sandbox.Source.Unstated());
    }

    @Test
    void only_a_hard_lifetime_is_an_expiry() {
        assertThat(read("\"autoStopInterval\":15").expiresAt()).isNull();
        assertThat(read("\"autoDestroyAt\":\"2026-11-23T00:00:00.000Z\"").expiresAt())
                .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void a_page_without_items_is_refused() {
        DaytonaApi.Listing empty = new DaytonaApi.Listing(null, null);

        assertThatThrownBy(() -> mapper.sandboxes(empty)).isInstanceOf(MalformedAnswer.class);
    }
}
