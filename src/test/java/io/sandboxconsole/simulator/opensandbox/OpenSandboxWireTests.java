package io.sandboxconsole.simulator.opensandbox;

import static io.sandboxconsole.simulator.JsonShape.assertShape;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.EngineClient.Answer;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Repeats the recorded exchanges of a real server, in their order, and compares statuses, content types and shapes.
class OpenSandboxWireTests {

    private static final String SOURCE = "\"image\":{\"uri\":\"a\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{}";
    private static final String STATUS =
            "\"status\":{\"state\":\"Running\",\"reason\":\"CONTAINER_RUNNING\",\"message\":\"*\",\"lastTransitionAt\":\"*\"}";
    private static final String PYTHON = "\"image\":{\"uri\":\"python:3.12\"}";
    private static final String ITEM_Y = "{\"id\":\"{C}\"," + PYTHON + "," + STATUS
            + ",\"metadata\":{\"team\":\"y\"},\"entrypoint\":[\"a\"],\"expiresAt\":\"*\",\"createdAt\":\"*\"}";
    private static final String ITEM_X = "{\"id\":\"{B}\"," + PYTHON + "," + STATUS
            + ",\"metadata\":{\"team\":\"x\"},\"entrypoint\":[\"sleep\",\"1\"],\"createdAt\":\"*\"}";
    private static final String ITEM_INFRA = "{\"id\":\"{A}\"," + PYTHON + "," + STATUS
            + ",\"metadata\":{\"team\":\"infra\"},\"entrypoint\":[\"sleep\",\"1\"],\"expiresAt\":\"*\",\"createdAt\":\"*\"}";

    /// What is sent and what must come back; without an expected body nothing may come back at all.
    private record Exchange(
            String title,
            String call,
            String sent,
            int status,
            @Nullable String expected) {}

    private static final List<Exchange> EXCHANGES = List.of(
            get("01 no key", "/sandboxes", 401, code("MISSING_API_KEY")),
            get("02 wrong key", "/sandboxes", 401, code("INVALID_API_KEY")),
            create(
                    "03 with timeout",
                    "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\",\"1\"],"
                            + "\"resourceLimits\":{\"cpu\":\"500m\",\"memory\":\"512Mi\"},\"timeout\":600,"
                            + "\"metadata\":{\"team\":\"infra\"}}",
                    202,
                    "{\"id\":\"*\"," + STATUS + ",\"metadata\":{\"team\":\"infra\"},\"expiresAt\":\"*\","
                            + "\"createdAt\":\"*\",\"entrypoint\":[\"sleep\",\"1\"]}"),
            create(
                    "04 without timeout",
                    "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\",\"1\"],"
                            + "\"resourceLimits\":{},\"metadata\":{\"team\":\"x\"}}",
                    202,
                    "{\"id\":\"*\"," + STATUS + ",\"metadata\":{\"team\":\"x\"},\"createdAt\":\"*\","
                            + "\"entrypoint\":[\"sleep\",\"1\"]}"),
            create("05 empty body", "{}", 422, invalid("value_error", "[\"body\"]", "{}", "{\"error\":{}}")),
            create(
                    "06 timeout below 60",
                    "{" + SOURCE + ",\"timeout\":59}",
                    422,
                    invalid("greater_than_equal", "[\"body\",\"timeout\"]", "59", "{\"ge\":60}")),
            create(
                    "07 timeout above cap",
                    "{" + SOURCE + ",\"timeout\":90000}",
                    400,
                    code("SANDBOX::INVALID_PARAMETER")),
            create(
                    "08 number instead of text",
                    "{\"image\":{\"uri\":\"a\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{\"cpu\":1}}",
                    422,
                    invalid("string_type", "[\"body\",\"resourceLimits\",\"cpu\"]", "1", null)),
            create(
                    "09 metadata value with a blank",
                    "{" + SOURCE + ",\"metadata\":{\"name\":\"Data Processing\"}}",
                    400,
                    code("SANDBOX::INVALID_METADATA_LABEL")),
            create(
                    "10 metadata value is an address",
                    "{" + SOURCE + ",\"metadata\":{\"owner\":\"a@b.c\"}}",
                    400,
                    code("SANDBOX::INVALID_METADATA_LABEL")),
            create(
                    "11 reserved metadata key",
                    "{" + SOURCE + ",\"metadata\":{\"opensandbox.io/x\":\"1\"}}",
                    400,
                    code("SANDBOX::INVALID_METADATA_LABEL")),
            create(
                    "12 unparsable cpu and unknown member",
                    "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{\"cpu\":\"banana\"},"
                            + "\"timeout\":60,\"bogus\":1,\"metadata\":{\"team\":\"y\"}}",
                    202,
                    "{\"id\":\"*\"," + STATUS + ",\"metadata\":{\"team\":\"y\"},\"expiresAt\":\"*\","
                            + "\"createdAt\":\"*\",\"entrypoint\":[\"a\"]}"),
            create(
                    "13 host path",
                    "{" + SOURCE
                            + ",\"volumes\":[{\"name\":\"v\",\"mountPath\":\"/m\",\"host\":{\"path\":\"/data\"}}]}",
                    400,
                    code("VOLUME::HOST_PATH_NOT_ALLOWED")),
            create(
                    "14 volume without backend",
                    "{" + SOURCE + ",\"volumes\":[{\"name\":\"v\",\"mountPath\":\"/m\"}]}",
                    422,
                    invalid(
                            "value_error",
                            "[\"body\",\"volumes\",0]",
                            "{\"name\":\"v\",\"mountPath\":\"/m\"}",
                            "{\"error\":{}}")),
            create(
                    "15 network policy",
                    "{" + SOURCE + ",\"networkPolicy\":{\"defaultAction\":\"deny\",\"egress\":[]}}",
                    400,
                    code("SANDBOX::INVALID_PARAMETER")),
            create("16 pool", "{\"extensions\":{\"poolRef\":\"p1\"}}", 400, code("SANDBOX::UNSUPPORTED_POOL_REF")),
            create(
                    "17 bad platform",
                    "{" + SOURCE + ",\"platform\":{\"os\":\"mac\",\"arch\":\"arm64\"}}",
                    400,
                    code("SANDBOX::INVALID_PARAMETER")),
            create(
                    "18 registry login without password",
                    "{\"image\":{\"uri\":\"a\",\"auth\":{\"username\":\"u\"}},\"entrypoint\":[\"a\"],\"resourceLimits\":{}}",
                    422,
                    invalid("missing", "[\"body\",\"image\",\"auth\",\"password\"]", "{\"username\":\"u\"}", null)),
            create(
                    "19 unknown snapshot",
                    "{\"snapshotId\":\"nope\",\"resourceLimits\":{}}",
                    404,
                    code("SNAPSHOT::NOT_FOUND")),
            create(
                    "20 empty entrypoint",
                    "{\"snapshotId\":\"nope\",\"resourceLimits\":{},\"entrypoint\":[]}",
                    422,
                    invalid(
                            "too_short",
                            "[\"body\",\"entrypoint\"]",
                            "[]",
                            "{\"field_type\":\"List\",\"min_length\":1,\"actual_length\":0}")),
            create(
                    "21 secure access",
                    "{" + SOURCE + ",\"secureAccess\":true}",
                    400,
                    code("SANDBOX::INVALID_PARAMETER")),
            create(
                    "22 bad extension",
                    "{" + SOURCE + ",\"extensions\":{\"access.renew.extend.seconds\":\"10\"}}",
                    400,
                    code("SANDBOX::INVALID_PARAMETER")),
            create(
                    "23 malformed JSON",
                    "{\"image\":",
                    422,
                    invalid("json_invalid", "[\"body\",9]", "{}", "{\"error\":\"*\"}")),
            get("24 list", "/sandboxes", 200, page(ITEM_Y + "," + ITEM_X + "," + ITEM_INFRA, "1,20,3,1,false")),
            get(
                    "25 states in any case",
                    "/sandboxes?state=running&state=PAUSED&pageSize=1",
                    200,
                    page(ITEM_Y, "1,1,3,3,true")),
            get("26 unknown state", "/sandboxes?state=Nonsense", 200, page("", "1,20,0,0,false")),
            get("27 metadata filter", "/sandboxes?metadata=team%3Dinfra", 200, page(ITEM_INFRA, "1,20,1,1,false")),
            get(
                    "28 malformed metadata filter",
                    "/sandboxes?metadata=team%3Dinfra%26broken",
                    400,
                    code("INVALID_METADATA_FORMAT")),
            get(
                    "29 page size over 200",
                    "/sandboxes?pageSize=201",
                    422,
                    invalid("less_than_equal", "[\"query\",\"pageSize\"]", "\"201\"", "{\"le\":200}")),
            get("30 page past the end", "/sandboxes?page=9", 200, page("", "9,20,3,1,false")),
            get("31 unknown sandbox", "/sandboxes/nope", 404, code("DOCKER::SANDBOX_NOT_FOUND")),
            renew("32 earlier", "A", "2026-11-22T11:46:04Z", 200, "{\"expiresAt\":\"2026-11-22T11:46:04Z\"}"),
            renew(
                    "33 beyond the cap",
                    "A",
                    "2028-11-22T11:40:00+02:00",
                    200,
                    "{\"expiresAt\":\"2028-11-22T09:40:00Z\"}"),
            renew("34 in the past", "A", "2020-01-01T00:00:00Z", 400, code("DOCKER::INVALID_EXPIRATION")),
            renew("35 never expires", "B", "2027-01-01T00:00:00Z", 409, code("DOCKER::INVALID_EXPIRATION")),
            post("36 resume when running", "/sandboxes/{A}/resume", 409, code("DOCKER::SANDBOX_NOT_PAUSED")),
            post("37 pause", "/sandboxes/{A}/pause", 202, null),
            post("38 pause twice", "/sandboxes/{A}/pause", 500, code("DOCKER::SANDBOX_PAUSE_FAILED")),
            post("39 snapshot when paused", "/sandboxes/{A}/snapshots", 409, code("SNAPSHOT::INVALID_SOURCE_STATE")),
            post("40 resume", "/sandboxes/{A}/resume", 202, null),
            patch("41 reserved key", "{\"opensandbox.io/x\":\"1\"}", 400, code("INVALID_METADATA_LABEL")),
            patch(
                    "42 set and delete",
                    "{\"team\":null,\"env\":\"dev\"}",
                    200,
                    ITEM_INFRA
                            .replace("\"team\":\"infra\"", "\"env\":\"dev\"")
                            .replace("\"expiresAt\":\"*\"", "\"expiresAt\":\"2028-11-22T09:40:00Z\"")),
            patch("43 number value", "{\"env\":5}", 422, invalid("string_type", "[\"body\",\"env\"]", "5", null)),
            get("44 endpoint", "/sandboxes/{A}/endpoints/8080", 200, "{\"endpoint\":\"127.0.0.1:8080\"}"),
            get(
                    "45 endpoint by the server's proxy",
                    "/sandboxes/{A}/endpoints/8080?use_server_proxy=true",
                    200,
                    "{\"endpoint\":\"{root}/sandboxes/{A}/proxy/8080\"}"),
            get(
                    "46 signed endpoint",
                    "/sandboxes/{A}/endpoints/8080?expires=1900000000",
                    400,
                    code("SANDBOX::API_NOT_SUPPORTED")),
            get(
                    "47 logs by scope",
                    "/sandboxes/{A}/diagnostics/logs?scope=container",
                    200,
                    "{\"sandboxId\":\"{A}\",\"kind\":\"logs\",\"scope\":\"container\",\"delivery\":\"inline\","
                            + "\"contentType\":\"text/plain; charset=utf-8\",\"content\":\"*\",\"contentLength\":\"*\","
                            + "\"truncated\":\"*\"}"),
            get("48 logs as text", "/sandboxes/{A}/diagnostics/logs", 200, "text"),
            get(
                    "49 events with unsupported scope",
                    "/sandboxes/{A}/diagnostics/events?scope=lifecycle",
                    400,
                    code("DIAGNOSTICS_SCOPE_UNSUPPORTED")),
            get("50 pools", "/pools", 501, code("KUBERNETES::POOL_NOT_SUPPORTED")),
            get("51 unknown snapshot", "/snapshots/nope", 404, code("SNAPSHOT::NOT_FOUND")),
            new Exchange("52 delete", "DELETE /sandboxes/{A}", "", 204, null),
            new Exchange("53 delete again", "DELETE /sandboxes/{A}", "", 404, code("DOCKER::SANDBOX_NOT_FOUND")),
            get("54 unknown route", "/nope", 404, "{\"detail\":\"Not Found\"}"),
            get("55 trailing slash", "/sandboxes/", 307, null));

    @Test
    void the_simulator_agrees_with_every_recorded_exchange() throws Exception {
        MovingClock clock = new MovingClock();
        try (Simulator simulator = Simulator.start(SimulatorSettings.forTests().withScopedDiagnostics(), clock)) {
            Map<String, String> values = new HashMap<>();
            values.put("{root}", "127.0.0.1:" + simulator.port() + "/opensandbox");

            for (Exchange exchange : EXCHANGES) {
                Answer answer = send(simulator, exchange, values);
                remember(exchange, answer, values);

                check(exchange, answer, values);
                clock.advance(Duration.ofMillis(5));
            }
        }
        assertThat(EXCHANGES).hasSize(55);
    }

    private static Answer send(Simulator simulator, Exchange exchange, Map<String, String> values) throws Exception {
        String key = exchange.title().startsWith("01")
                ? null
                : exchange.title().startsWith("02") ? "bad" : "sim-opensandbox-key";
        String[] call = filled(exchange.call(), values).split(" ", 2);
        try (EngineClient client = new EngineClient(URI.create(simulator.openSandbox() + "/v1"), key)) {
            return client.send(call[0], call[1], exchange.sent());
        }
    }

    private static void remember(Exchange exchange, Answer answer, Map<String, String> values) {
        if (answer.status() == 202 && exchange.call().equals("POST /sandboxes")) {
            String name = !values.containsKey("{A}") ? "{A}" : values.containsKey("{B}") ? "{C}" : "{B}";
            values.put(name, answer.json().path("id").stringValue());
        }
    }

    private static void check(Exchange exchange, Answer answer, Map<String, String> values) {
        String title = exchange.title();
        assertThat(answer.status()).as(title).isEqualTo(exchange.status());
        assertThat(answer.header("X-Request-ID").orElse("")).as(title).matches("[0-9a-f]{32}");
        assertThat(answer.header("Vary")).as(title).contains("Origin");
        assertThat(answer.header("Location").isPresent()).as(title).isEqualTo(exchange.status() == 307);
        if (exchange.expected() == null) {
            assertThat(answer.text()).as(title).isEmpty();
            assertThat(answer.contentType()).as(title).isEmpty();
        } else if (exchange.expected().equals("text")) {
            assertThat(answer.contentType()).as(title).contains("text/plain; charset=utf-8");
            assertThat(answer.header("Deprecation")).as(title).contains("true");
        } else {
            assertThat(answer.contentType()).as(title).contains("application/json");
            assertShape(filled(exchange.expected(), values), answer.text());
        }
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static Exchange get(String title, String path, int status, @Nullable String expected) {
        return new Exchange(title, "GET " + path, "", status, expected);
    }

    private static Exchange post(String title, String path, int status, @Nullable String expected) {
        return new Exchange(title, "POST " + path, "", status, expected);
    }

    private static Exchange create(String title, String sent, int status, String expected) {
        return new Exchange(title, "POST /sandboxes", sent, status, expected);
    }

    private static Exchange patch(String title, String sent, int status, String expected) {
        return new Exchange(title, "PATCH /sandboxes/{A}/metadata", sent, status, expected);
    }

    private static Exchange renew(String title, String who, String when, int status, String expected) {
        String sent = "{\"expiresAt\":\"%s\"}".formatted(when);
        return new Exchange(title, "POST /sandboxes/{%s}/renew-expiration".formatted(who), sent, status, expected);
    }

    private static String code(String code) {
        return "{\"code\":\"%s\",\"message\":\"*\"}".formatted(code);
    }

    private static String invalid(String type, String place, String input, @Nullable String context) {
        String end = context == null ? "" : ",\"ctx\":" + context;
        return "{\"detail\":[{\"type\":\"%s\",\"loc\":%s,\"msg\":\"*\",\"input\":%s%s}]}"
                .formatted(type, place, input, end);
    }

    /// A page with its number, size, total items, total pages and whether there is another.
    private static String page(String items, String numbers) {
        String[] number = numbers.split(",", -1);
        return "{\"items\":[%s],\"pagination\":{\"page\":%s,\"pageSize\":%s,\"totalItems\":%s,\"totalPages\":%s,\"hasNextPage\":%s}}"
                .formatted(items, number[0], number[1], number[2], number[3], number[4]);
    }
}
