package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DaytonaMapperTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DaytonaMapper mapper =
            new DaytonaMapper(new ConnectionId("day"), "infra", new Redaction(List.of("own-key")));

    private Sandbox read(String members) {
        String json = "{\"id\":\"217959aa\",\"createdAt\":\"2026-11-22T11:24:40.737Z\"," + members + "}";
        return mapper.sandbox(Row.of(JSON.readValue(json, DaytonaApi.Sandbox.class)));
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
        "archived, started, restoring, PENDING",
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
    void crabboxs_labels_make_a_lease_of_a_sandbox_and_its_intervals_speak_with_them() {
        String lease = "\"labels\":{\"crabbox\":\"true\",\"provider\":\"daytona\","
                + "\"lease\":\"cbx_abcdef123456\",\"idle_timeout\":\"1800\"}";

        assertThat(read("\"autoStopInterval\":30," + lease).attributes().lease())
                .isNotNull()
                .satisfies(read -> assertThat(read.kind()).isEqualTo(Lease.Kind.DIRECT))
                .satisfies(read -> assertThat(read.flaws()).isEmpty());
        assertThat(read("\"autoStopInterval\":0," + lease).attributes().lease())
                .isNotNull()
                .satisfies(read -> assertThat(read.flaws()).containsExactly(Lease.Flaw.CONTRADICTED));
        assertThat(read("\"name\":\"crabbox-swift-crab-1a2b3c4d\"").attributes().lease())
                .isNull();
    }

    @Test
    void a_one_line_dockerfile_is_an_image_and_a_longer_one_is_built_on_one() {
        Sandbox image = read("\"buildInfo\":{\"dockerfileContent\":\"FROM python:3.12\\n\"}");
        Sandbox built = read("\"buildInfo\":{\"dockerfileContent\":\"FROM python:3.12\\nRUN id\\n\"}");

        assertThat(image.source()).isEqualTo(new Sandbox.Source.Image("python:3.12"));
        assertThat(built.source()).isEqualTo(new Sandbox.Source.Built("python:3.12"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FROM golang:1.25 AS build\\nRUN go build\\nFROM --platform=linux/amd64 alpine:3.22\\nCOPY --from=build /a /a | alpine:3.22
            # syntax=docker/dockerfile:1\\nARG VERSION=3.12\\nFROM python:${VERSION}-slim\\nENV TOKEN=x | python:3.12-slim
            FROM node:22 as base\\nFROM base\\nRUN npm ci | node:22
            FROM ${IMAGE:-debian:13}\\nRUN id | debian:13
            from $UNKNOWN\\nrun id | $UNKNOWN
            """)
    void the_image_of_a_long_dockerfile_is_that_of_its_last_stage(String dockerfile, String image) {
        assertThat(read("\"buildInfo\":{\"dockerfileContent\":\"" + dockerfile + "\"}")
                        .source())
                .isEqualTo(new Sandbox.Source.Built(image));
    }

    @Test
    void what_is_no_dockerfile_states_no_source() {
        assertThat(read("\"buildInfo\":{\"dockerfileContent\":\"RUN id\"}").source())
                .isEqualTo(new Sandbox.Source.Unstated());
    }

    @Test
    void only_a_hard_lifetime_is_an_expiry() {
        assertThat(read("\"autoStopInterval\":15").expiresAt()).isNull();
        assertThat(read("\"autoDestroyAt\":\"2026-11-23T00:00:00.000Z\"").expiresAt())
                .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void a_sandbox_without_a_creation_time_takes_the_last_change_and_one_without_any_time_has_none() {
        Sandbox updated = mapper.sandbox(Row.of(
                JSON.readValue("{\"id\":\"a\",\"updatedAt\":\"2026-11-22T11:24:40.737Z\"}", DaytonaApi.Sandbox.class)));
        Sandbox timeless = mapper.sandbox(Row.of(JSON.readValue("{\"id\":\"a\"}", DaytonaApi.Sandbox.class)));
        Row<DaytonaApi.Sandbox> nameless = Row.of(JSON.readValue("{\"name\":\"a\"}", DaytonaApi.Sandbox.class));

        assertThat(updated.createdAt()).isEqualTo(Instant.parse("2026-11-22T11:24:40.737Z"));
        assertThat(timeless.createdAt()).isNull();
        assertThatThrownBy(() -> mapper.sandbox(nameless)).isInstanceOf(MalformedResponse.class);
    }

    @Test
    void what_only_daytona_tells_is_in_the_traits() {
        EngineAttributes attributes = read("""
                        "name":"DESTROYED_web-1_1764000000000","sandboxClass":"linux-vm","target":"eu","cpu":0.5,"memory":2,
                        "disk":10,"gpu":0,"lastActivityAt":"2026-11-22T12:00:00Z","public":true,"recoverable":true,
                        "backupState":"Completed","autoStopInterval":0,"autoArchiveInterval":10080,"autoDeleteInterval":0
                        """).attributes();

        assertThat(attributes)
                .isEqualTo(new EngineAttributes(
                        "web-1",
                        "linux-vm",
                        "eu",
                        new EngineAttributes.Size(
                                new BigDecimal("0.5"), BigDecimal.valueOf(2), BigDecimal.TEN, BigDecimal.ZERO),
                        Instant.parse("2026-11-22T12:00:00Z"),
                        new Intervals(
                                Interval.NEVER,
                                Interval.UNSTATED,
                                Interval.after(Duration.ofDays(7)),
                                Interval.AT_ONCE),
                        true,
                        true,
                        "Completed",
                        null));
    }

    @Test
    void a_negative_or_absurd_interval_harms_nobody() {
        Intervals intervals = read("\"autoStopInterval\":1e300,\"autoDeleteInterval\":-1")
                .attributes()
                .intervals();

        assertThat(intervals.delete()).isEqualTo(Interval.NEVER);
        assertThat(intervals.stop()).isEqualTo(Interval.after(Duration.ofDays(36_525)));
    }

    @Test
    void the_engines_name_is_not_metadata() {
        assertThat(read("\"name\":\"web\",\"labels\":{\"a\":\"1\"}").metadata()).isEqualTo(Map.of("a", "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "general":true                              | true
            "general":false,"sourceSandboxId":null      | false
            "general":false                             | false
            "general":false,"sourceSandboxId":"217959aa" | false
            """)
    void a_snapshot_is_shared_only_where_it_can_hold_nobodys_work(String members, boolean shared) {
        String json = "{\"id\":\"s\",\"state\":\"active\",\"createdAt\":\"2026-11-22T11:24:40.737Z\"," + members + "}";

        Snapshot snapshot = mapper.snapshot(Row.of(JSON.readValue(json, DaytonaApi.Snapshot.class)));

        assertThat(snapshot.shared()).isEqualTo(shared);
        assertThat(snapshot.sandbox() != null).isEqualTo(members.contains("217959aa"));
    }
}
