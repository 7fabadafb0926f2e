package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.gateway.RawEngine.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/// Tests that requests and responses pass byte for byte, and that all others are rejected clearly.
class PassThroughTests {

    /// Unknown members, numbers no double holds, escapes, members in no order.
    private static final String ODD =
            "\"zz\":1e400,\"big\":123456789012345678901234567890, \"e\":\"\\u00e9é\\uD83D\\uDE00\",\"n\":null,\"a\":[1.10,{}]";

    private static final String ROW =
            "{%s,\"id\":\"sb-1\" ,\"status\":{\"state\":\"Running\"},\"createdAt\":\"2026-01-01T00:00:00Z\",\"metadata\":{\"access.team\":\"platform\"}}"
                    .formatted(ODD);

    private static final Pattern REQUEST = Pattern.compile("\"sandboxconsole.io/request\":\"([0-9a-f]{32})\"");

    private final RawEngine engine = new RawEngine();

    private final TestGateway gateway = new TestGateway(engine.uri());

    private final Actor key = key("k1", "platform");

    private final Actor admin = Actors.person("root", Role.ADMIN);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void a_sandbox_is_read_in_one_call_and_comes_back_byte_for_byte() {
        engine.answers(_ -> new Reply(
                200,
                Map.of(
                        "Content-Type", "application/json",
                        "X-Request-ID", "engine-1",
                        "Set-Cookie", "a=b",
                        "Access-Control-Allow-Origin", "*",
                        "X-Odd", "kept"),
                ROW));

        var answer = gateway.call(key, "GET", "/sandboxes/sb-1?x=%41", "", Map.of("Authorization", "Bearer sck_mine"));

        assertThat(answer.body()).isEqualTo(ROW);
        assertThat(answer.response().getHeader("X-Request-ID")).isEqualTo("engine-1");
        assertThat(answer.response().getHeader("X-Odd")).isEqualTo("kept");
        assertThat(answer.response().getHeaderNames())
                .doesNotContain("Set-Cookie", "Access-Control-Allow-Origin", "Server");
        assertThat(engine.received).hasSize(1);
        assertThat(engine.last().uri()).isEqualTo("/v1/sandboxes/sb-1?x=%41");
        assertThat(engine.last().header("Open-sandbox-api-key")).isEqualTo(TestGateway.KEY);
        assertThat(engine.last().headers()).doesNotContainKeys("Authorization", "Cookie", "Accept-encoding");
    }

    @Test
    void one_team_is_asked_of_the_engine_and_its_page_comes_back_untouched() {
        String page =
                "{ \"items\":[%s], \"pagination\":{\"page\":1,\"pageSize\":20,\"totalItems\":1,\"totalPages\":1,\"hasNextPage\":false},\"later\":1e400 }"
                        .formatted(ROW);
        engine.answers(_ -> Reply.of(200, page));

        var answer = gateway.call(key, "GET", "/sandboxes?state=Running&metadata=env%3Ddev");

        assertThat(answer.body()).isEqualTo(page);
        assertThat(engine.received).hasSize(1);
        assertThat(URLDecoder.decode(engine.last().uri(), StandardCharsets.UTF_8))
                .isEqualTo("/v1/sandboxes?state=Running&metadata=env=dev&access.team=platform");
    }

    @Test
    void a_row_the_engine_should_not_have_given_is_left_out_and_not_counted() {
        String foreign = ROW.replace("sb-1", "sb-2").replace("platform", "research");
        engine.answers(_ -> Reply.of(
                200,
                "{\"items\":[%s,%s],\"pagination\":{\"totalItems\":2,\"hasNextPage\":false}}".formatted(ROW, foreign)));

        var answer = gateway.call(key, "GET", "/sandboxes");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"items\":[%s],\"pagination\":{\"page\":1,\"pageSize\":20,\"totalItems\":1,\"totalPages\":1,\"hasNextPage\":false}}"
                                .formatted(ROW));
    }

    @Test
    void odd_rows_pass_through_a_merged_listing_and_cost_no_other() {
        String mine = "\"metadata\":{\"access.team\":\"platform\"}";
        List<String> rows = List.of(
                row("p1", "platform", "2026-01-01T00:00:00Z"),
                "{\"name\":1," + mine + "}",
                "{\"name\":2," + mine + "}",
                "{\"id\":7,\"createdAt\":1795346680737," + mine + "}",
                "{\"id\":\"o\",\"metadata\":{\"access.team\":{\"a\":1}}}",
                "{\"id\":\"l\",\"metadata\":[\"access.team\"]}",
                "7",
                "null",
                "[[]]");
        engine.answers(_ -> Reply.of(
                200,
                "{\"items\":[%s],\"pagination\":{\"totalItems\":9,\"hasNextPage\":false}}"
                        .formatted(String.join(",", rows))));

        var answer = gateway.call(key, "GET", "/sandboxes");

        assertThat(answer.response().getStatus()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"items\":[" + String.join(",", rows.get(3), rows.get(0), rows.get(1), rows.get(2)) + "]")
                .contains("\"totalItems\":4");
    }

    @Test
    void a_row_whose_labels_cannot_be_read_is_not_the_connections_team_s() {
        engine.answers(
                _ -> Reply.of(
                        200,
                        "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\",\"metadata\":[]},{\"id\":\"c\",\"metadata\":{\"access.team\":[]}}]}"));

        var answer = gateway.call(Actors.person("ann", Role.VIEWER, "nobody"), "GET", "/sandboxes");

        assertThat(answer.body()).contains("{\"items\":[{\"id\":\"a\"}]");
    }

    @Test
    void a_filter_for_another_team_finds_nothing() {
        engine.answers(_ -> Reply.of(200, "{\"items\":[],\"pagination\":{\"totalItems\":0,\"hasNextPage\":false}}"));

        for (String filter : List.of(
                "access.team%3Dresearch",
                "access%252Eteam%3Dresearch", "access.team%3Dplatform%26access.team%3Dresearch")) {
            var answer = gateway.call(key, "GET", "/sandboxes?metadata=" + filter);

            assertThat(answer.body()).contains("\"totalItems\":0");
        }
        assertThat(engine.received).isEmpty();
    }

    @Test
    void a_person_of_two_teams_gets_both_and_their_own_newest_first_with_right_totals() {
        engine.answers(call -> {
            String query = URLDecoder.decode(call.uri(), StandardCharsets.UTF_8);
            String item = query.contains("access.owner")
                    ? row("own", "research", "2026-03-01T00:00:00Z")
                            .replace("\"access.team\"", "\"access.owner\":\"ann\",\"access.team\"")
                    : query.contains("access.team=platform")
                            ? row("p1", "platform", "2026-01-01T00:00:00Z")
                            : row("l1", "lab", "2026-02-01T00:00:00.5Z");
            return Reply.of(
                    200, "{\"items\":[%s],\"pagination\":{\"totalItems\":1,\"hasNextPage\":false}}".formatted(item));
        });
        var ann = Actors.person("ann", Role.VIEWER, "platform", "lab");

        var first = gateway.call(ann, "GET", "/sandboxes?pageSize=2");
        var second = gateway.call(ann, "GET", "/sandboxes?pageSize=2&page=2");

        assertThat(first.body())
                .containsSubsequence("own", "l1", "\"totalItems\":3,\"totalPages\":2,\"hasNextPage\":true");
        assertThat(second.body()).contains("p1").doesNotContain("own", "l1").contains("\"hasNextPage\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "pageSize=201", "pageSize=%2B5", "page=1&page=2"})
    void a_page_we_cannot_read_is_answered_by_the_engine_or_refused(String query) {
        engine.answers(_ -> Reply.of(422, "{\"detail\":[]}"));
        assertThat(gateway.call(key, "GET", "/sandboxes?" + query).status()).isEqualTo(422);

        engine.answers(_ -> Reply.of(200, "{\"items\":[%s]}".formatted(row("x", "research", "2026-01-01T00:00:00Z"))));
        assertThat(gateway.call(key, "GET", "/sandboxes?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"zz\":1e400,\"x\":[1]}",
                "{\"metadata\":null , \"zz\":123456789012345678901234567890}",
                "{\"a\":1,\"metadata\":{}}",
                "{\"metad\\u0061ta\":{\"e\":\"\\u00e9é\"},\"env\":{\"A\":\"😀\"}}"
            })
    void our_labels_are_put_between_the_bytes_of_a_creation_and_nothing_else_changes(String body) {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\",%s}".formatted(ODD)));

        var answer = gateway.call(key, "POST", "/sandboxes", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"new\",%s}".formatted(ODD));
        String sent = engine.received.getFirst().body();
        String labels =
                "\"access.owner\":\"k1\",\"access.team\":\"platform\",\"sandboxconsole.io/creator-kind\":\"key\",\"sandboxconsole.io/request\":\"";
        assertThat(sent).contains(labels);
        String without = sent.replace(labels, "").replaceFirst("[0-9a-f]{32}\"", "");
        assertThat(without)
                .isIn(
                        body,
                        body.replace("null", "{}"),
                        body.replaceFirst("\\{", "{\"metadata\":{}"),
                        body.replaceFirst("\\{", "{\"metadata\":{},"),
                        body.replace("ta\":{\"e", "ta\":{,\"e"));
        assertThat(JsonMapper.shared().readTree(sent).isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"a\":2}|line 1",
                "{\"metadata\":{},\"metadata\":{}}|line 1",
                "{\"a\":}|line 1, column 6",
                "{\"a\":1} x|line 1",
                "[]|one JSON object",
                "{\"metadata\":{\"access.team\":\"x\"}}|access.team",
                "{\"metadata\":{\"access\\u002eowner\":\"x\"}}|access.owner",
                "{\"metadata\":{\"sandboxconsole.io/request\":\"x\"}}|sandboxconsole.io/request",
                "{\"metadata\":\"x\"}|object of texts"
            })
    void a_creation_that_is_odd_is_refused_recorded_once_and_never_sent(String body, String told) {
        var answer = gateway.call(key, "POST", "/sandboxes", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
        assertThat(engine.received).isEmpty();
        assertThat(gateway.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
    }

    static Stream<Arguments> beyondTheParsersLimits() {
        return Stream.of(
                Arguments.of("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}", "500 levels"),
                Arguments.of("{\"a\":" + "9".repeat(2_000) + "}", "1,000 digits"),
                Arguments.of("{\"a\":0." + "9".repeat(2_000) + "}", "1,000 digits"),
                Arguments.of("{\"" + "n".repeat(60_000) + "\":1}", "50,000 characters"));
    }

    @ParameterizedTest
    @MethodSource("beyondTheParsersLimits")
    void json_beyond_a_limit_is_refused_with_the_limit(String body, String limit) {
        engine.answers(_ -> Reply.of(200, ROW));

        var creation = gateway.call(key, "POST", "/sandboxes", body);
        var patch = gateway.call(key, "PATCH", "/sandboxes/sb-1/metadata", body);

        assertThat(creation.status()).isEqualTo(400);
        assertThat(creation.body()).contains(limit);
        assertThat(patch.status()).isEqualTo(400);
        assertThat(patch.body()).contains(limit);
    }

    @ParameterizedTest
    @MethodSource("beyondTheParsersLimits")
    void an_answer_beyond_a_limit_is_unreadable_and_no_failure_of_the_console(String body, String limit) {
        String row = body.replaceFirst("\\{", "{\"id\":\"sb-1\",");
        engine.answers(_ -> Reply.of(200, row));
        var one = gateway.call(key, "GET", "/sandboxes/sb-1");
        engine.answers(_ -> Reply.of(200, "{\"items\":[" + row + "]}"));
        var listing = gateway.call(key, "GET", "/sandboxes");
        engine.answers(call -> Reply.of(call.method().equals("POST") ? 202 : 200, row));
        var creation = gateway.call(key, "POST", "/sandboxes", "{}");
        engine.answers(_ -> Reply.of(422, body));
        var refusal = gateway.call(key, "POST", "/sandboxes", "{}");

        assertThat(one.status()).isEqualTo(502);
        assertThat(one.body()).contains("cannot be read");
        assertThat(listing.status()).isEqualTo(502);
        assertThat(creation.status()).isEqualTo(502);
        assertThat(creation.body()).contains("may have been done");
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(limit).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job-1", "no key"})
    void a_denied_caller_hears_of_the_denial_alone_whatever_else_is_wrong(String word) {
        var denied = Callers.of(Actors.person("vic", Role.VIEWER, "platform"), new Limits(null, 0));
        Map<String, String> headers = word.isEmpty() ? Map.of() : Map.of("Idempotency-Key", word);

        for (String body : List.of("{\"a\":}", "x".repeat(RequestBody.LARGEST + 1))) {
            var answer = gateway.call(denied, TestGateway.request("POST", "/sandboxes", body, headers));

            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(engine.received).isEmpty();
        assertThat(gateway.trail.story())
                .containsExactly("INTENT create", "OUTCOME create DENIED", "INTENT create", "OUTCOME create DENIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job-1"})
    void a_body_that_is_no_request_fails_once_with_and_without_a_key(String word) {
        Map<String, String> headers = word.isEmpty() ? Map.of() : Map.of("Idempotency-Key", word);

        assertThat(gateway.call(key, "POST", "/sandboxes", "{\"a\":}", headers).status())
                .isEqualTo(400);
        assertThat(gateway.call(key, "POST", "/sandboxes", "x".repeat(RequestBody.LARGEST + 1), headers)
                        .status())
                .isEqualTo(413);
        assertThat(engine.received).isEmpty();
        assertThat(gateway.trail.story())
                .containsExactly("INTENT create", "OUTCOME create FAILED", "INTENT create", "OUTCOME create FAILED");
    }

    @Test
    void too_much_is_413_and_packed_is_415() {
        assertThat(gateway.call(key, "POST", "/sandboxes", "x".repeat(RequestBody.LARGEST + 1))
                        .status())
                .isEqualTo(413);
        assertThat(gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Content-Encoding", "gzip"))
                        .status())
                .isEqualTo(415);
        assertThat(gateway.trail.story()).hasSize(4);
        assertThat(engine.received).isEmpty();
    }

    @Test
    void several_teams_need_the_header_and_a_foreign_one_is_denied() {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\"}"));
        var ann = Actors.person("ann", Role.OPERATOR, "platform", "lab");

        assertThat(gateway.call(ann, "POST", "/sandboxes", "{}").body()).contains("X-Sandbox-Console-Team");
        assertThat(gateway.call(ann, "POST", "/sandboxes", "{}", Map.of("X-Sandbox-Console-Team", "research"))
                        .status())
                .isEqualTo(403);
        assertThat(gateway.call(ann, "POST", "/sandboxes", "{}", Map.of("X-Sandbox-Console-Team", "lab"))
                        .status())
                .isEqualTo(202);
        assertThat(gateway.trail.story())
                .containsExactly(
                        "INTENT create",
                        "OUTCOME create FAILED",
                        "INTENT create",
                        "OUTCOME create DENIED",
                        "INTENT create",
                        "OUTCOME create SUCCEEDED");
    }

    @Test
    void an_engines_refusal_comes_back_as_it_is_and_none_of_it_is_recorded() {
        String refusal =
                "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"bad\",\"input\":{\"env\":{\"P\":\"secret-canary\"}}}]}";
        engine.answers(_ -> new Reply(422, Map.of("X-Request-ID", "engine-9"), refusal));

        var answer = gateway.call(key, "POST", "/sandboxes", "{\"env\":{\"P\":\"secret-canary\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(refusal);
        assertThat(answer.response().getHeader("X-Request-ID")).isEqualTo("engine-9");
        assertThat(gateway.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
        assertThat(gateway.trail.rows().toString()).doesNotContain("canary").contains("status-422", "engine-9");
    }

    @Test
    void an_engines_refusal_repeats_none_of_our_labels() {
        engine.answers(call -> Reply.of(422, """
                {"detail":[{"loc":["body","image"],"msg":"Field required for {'access.owner': 'k1', 'a': 'b'}","input":%s,"n":1e400},
                {"loc":["body","metadata","sandboxconsole.io/request"],"msg":"too long","input":"canary","ctx":{}}]}""".formatted(call.body())));

        var answer = gateway.call(key, "POST", "/sandboxes", "{\"metadata\":{\"stage\":\"two\"},\"timeout\":60}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(engine.last().body()).contains("access.owner", "sandboxconsole.io/request");
        String label = REQUEST.matcher(engine.last().body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(answer.body())
                .doesNotContain("access.owner", "access.team", "sandboxconsole.io", label, "canary")
                .contains("\"stage\":\"two\"", "\"timeout\":60", "Field required", "'a': 'b'", "too long");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").size())
                .isEqualTo(2);
    }

    @Test
    void an_error_in_text_and_one_about_our_filter_repeat_none_of_our_labels() {
        engine.answers(call ->
                new Reply(422, Map.of("Content-Type", "text/plain"), "bad: access.team=platform " + call.uri()));

        var answer = gateway.call(key, "GET", "/sandboxes?metadata=a%3Db");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).startsWith("bad: ").doesNotContain("access.team", "platform");
    }

    @ParameterizedTest
    @CsvSource({"GET, /snapshots/sn-1", "DELETE, /snapshots/sn-1", "POST, /sandboxes"})
    void a_hidden_snapshot_costs_the_engine_the_same_calls_as_an_unknown_one(String method, String path) {
        String body = method.equals("POST") ? "{\"snapshotId\":\"sn-1\"}" : "";
        String snapshot =
                "{\"id\":\"sn-1\",\"sandboxId\":\"sb-1\",\"status\":{\"state\":\"Ready\"},\"createdAt\":\"2026-01-01T00:00:00Z\"}";
        engine.answers(call ->
                Reply.of(200, call.uri().contains("/snapshots/") ? snapshot : ROW.replace("platform", "research")));
        var hidden = gateway.call(key, method, path, body);
        List<String> callsForHidden = routes();
        engine.received.clear();
        engine.answers(call -> call.uri().contains("/snapshots/")
                ? Reply.of(404, "{\"code\":\"SNAPSHOT::NOT_FOUND\",\"message\":\"m\"}")
                : Reply.of(404, "{\"code\":\"DOCKER::SANDBOX_NOT_FOUND\",\"message\":\"m\"}"));
        var unknown = gateway.call(key, method, path, body);

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo(hidden.body());
        assertThat(callsForHidden).containsExactly("GET /v1/snapshots/*", "GET /v1/sandboxes/*");
        assertThat(routes()).isEqualTo(callsForHidden);
    }

    private List<String> routes() {
        return engine.received.stream()
                .map(call -> call.method() + " " + call.uri().replaceFirst("[^/]+$", "*"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /sandboxes/sb-1, delete",
        "PATCH, /sandboxes/sb-1/metadata, edit-metadata",
        "POST, /sandboxes/sb-1/pause, pause",
        "POST, /sandboxes/sb-1/resume, resume",
        "POST, /sandboxes/sb-1/renew-expiration, renew",
        "POST, /sandboxes/sb-1/snapshots, snapshot",
        "GET, /sandboxes/sb-1/later-route, pass-on",
        "GET, /sandboxes/sb-1/diagnostics/inspect, reveal-diagnostics",
        "GET, /sandboxes/sb-1/endpoints/80, reveal-endpoint",
        "DELETE, /snapshots/sn-1, delete-snapshot"
    })
    void whatever_an_engine_fails_at_leaves_one_intent_and_one_outcome(String method, String path, String word) {
        var broken = new Reply[] {Reply.of(409, "{\"code\":\"X::NO\",\"message\":\"m\"}")};
        engine.answers(call -> {
            boolean look = call.method().equals("GET") && !call.uri().endsWith(path);
            String one = path.startsWith("/snapshots")
                    ? "{\"id\":\"sn-1\",\"sandboxId\":\"sb-1\",\"status\":{\"state\":\"Ready\"},\"createdAt\":\"2026-01-01T00:00:00Z\"}"
                    : ROW;
            boolean snapshot = call.method().equals("GET") && call.uri().contains("/snapshots/");
            return snapshot
                    ? Reply.of(200, one)
                    : look || call.uri().endsWith("/sb-1") && call.method().equals("GET")
                            ? Reply.of(200, ROW)
                            : broken[0];
        });

        assertThat(gateway.call(key, method, path, "{}").status()).isEqualTo(409);
        broken[0] = new Reply(500, Map.of(), "plain");
        var vague = gateway.call(key, method, path, "{}");

        assertThat(vague.status()).isEqualTo(500);
        assertThat(vague.body()).isEqualTo("plain");
        assertThat(gateway.trail.story())
                .containsExactly(
                        "INTENT " + word,
                        "OUTCOME %s FAILED".formatted(word),
                        "INTENT " + word,
                        "OUTCOME %s UNCLEAR".formatted(word));
    }

    @Test
    void what_cannot_be_recorded_is_not_done() {
        engine.answers(_ -> Reply.of(200, ROW));
        gateway.trail.database().stop();

        assertThat(gateway.call(key, "DELETE", "/sandboxes/sb-1").status()).isEqualTo(503);
        assertThat(gateway.call(key, "POST", "/sandboxes", "{}").status()).isEqualTo(503);

        assertThat(engine.received).allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void a_lost_creation_is_found_by_its_label() {
        engine.answers(call -> {
            if (call.method().equals("POST")) {
                return Reply.lost();
            }
            String label = REQUEST.matcher(engine.received.getFirst().body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            return Reply.of(
                    200,
                    "{\"items\":[{\"id\":\"found\",%s,\"createdAt\":\"2026-01-01T00:00:00Z\",\"metadata\":{\"sandboxconsole.io/request\":\"%s\"}}]}"
                            .formatted(ODD, label));
        });

        var answer = gateway.call(key, "POST", "/sandboxes", "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).startsWith("{\"id\":\"found\",%s".formatted(ODD));
        assertThat(gateway.trail.story()).containsExactly("INTENT create", "OUTCOME create SUCCEEDED");
    }

    @Test
    void a_repeated_creation_gets_the_first_answer() {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\",%s}".formatted(ODD)));
        var first = gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-1"));

        var again = gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-1"));
        var other = gateway.call(key, "POST", "/sandboxes", "{ }", Map.of("Idempotency-Key", "job-1"));
        var somebody =
                gateway.call(key("k2", "platform"), "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-1"));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().getHeader("Idempotent-Replay")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(somebody.response().getHeader("Idempotent-Replay")).isNull();
        assertThat(engine.received.stream().filter(call -> call.method().equals("POST")))
                .hasSize(2);
    }

    @Test
    void a_repetition_after_a_lost_answer_finds_the_sandbox_and_a_refused_one_may_be_repeated() {
        engine.answers(_ -> Reply.lost());
        assertThat(gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-2"))
                        .status())
                .isEqualTo(502);
        String label = REQUEST.matcher(engine.received.getFirst().body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        engine.answers(_ -> Reply.of(200, "{\"items\":[]}"));
        var early = gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-2"));
        engine.answers(_ -> Reply.of(
                200,
                "{\"items\":[{\"id\":\"late\",\"metadata\":{\"sandboxconsole.io/request\":\"%s\"}}]}"
                        .formatted(label)));
        var late = gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-2"));

        assertThat(early.status()).isEqualTo(409);
        assertThat(late.status()).isEqualTo(202);
        assertThat(late.body()).contains("late");
        assertThat(engine.received.stream().filter(call -> call.method().equals("POST")))
                .hasSize(1);

        engine.answers(_ -> Reply.of(409, "{\"code\":\"X\",\"message\":\"no\"}"));
        assertThat(gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-3"))
                        .status())
                .isEqualTo(409);
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\"}"));
        assertThat(gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-3"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void after_a_day_an_idempotency_key_is_new_and_after_minutes_a_crashed_creation_is_made_again() {
        engine.answers(_ -> Reply.lost());
        gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-4"));
        engine.answers(call ->
                call.method().equals("POST") ? Reply.of(202, "{\"id\":\"new\"}") : Reply.of(200, "{\"items\":[]}"));

        gateway.now = gateway.now.plus(Duration.ofMinutes(6));
        var again = gateway.call(key, "POST", "/sandboxes", "{}", Map.of("Idempotency-Key", "job-4"));
        gateway.now = gateway.now.plus(Duration.ofHours(25));
        var nextDay = gateway.call(key, "POST", "/sandboxes", "{\"x\":1}", Map.of("Idempotency-Key", "job-4"));

        assertThat(again.status()).isEqualTo(202);
        assertThat(nextDay.status()).isEqualTo(202);
        assertThat(nextDay.response().getHeader("Idempotent-Replay")).isNull();
    }

    @Test
    void a_key_with_a_limit_of_sandboxes_is_told_so() {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\"}"));
        var full = Callers.of(key, new Limits(null, 0));

        var answer = gateway.call(full, TestGateway.request("POST", "/sandboxes", "{}", Map.of()));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(engine.received).isEmpty();
        assertThat(gateway.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
    }

    @Test
    void creations_that_are_just_being_made_count_and_a_repetition_of_one_has_to_wait() throws Exception {
        var arrived = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        engine.answers(call -> {
            arrived.countDown();
            awaited(released);
            return Reply.of(202, "{\"id\":\"new\"}");
        });
        var single = Callers.of(key, new Limits(null, 1));
        var first = CompletableFuture.supplyAsync(
                () -> gateway.call(single, creation("job-5")),
                task -> Thread.ofVirtual().start(task));
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();

        var repetition = gateway.call(single, creation("job-5"));
        var another = gateway.call(single, creation("job-6"));
        released.countDown();

        assertThat(repetition.status()).isEqualTo(409);
        assertThat(another.status()).isEqualTo(429);
        assertThat(first.get(1, TimeUnit.MINUTES).status()).isEqualTo(202);
        var replayed = gateway.call(single, creation("job-5"));
        assertThat(replayed.response().getHeader("Idempotent-Replay")).isEqualTo("true");
        assertThat(engine.received.stream().filter(call -> call.method().equals("POST")))
                .hasSize(1);
    }

    @Test
    void an_answer_is_passed_on_as_it_comes_and_never_held_as_a_whole() {
        long length = 64L * 1024 * 1024;
        engine.answers(call -> call.uri().contains("/proxy/") ? Reply.zeros(length) : Reply.of(200, ROW));
        var counting = new CountingResponse();
        var request = TestGateway.request("GET", "/sandboxes/sb-1/proxy/8000/huge", "", Map.of());

        gateway.call(Callers.of(key, Limits.NONE), request, counting);

        assertThat(counting.bytes()).isEqualTo(length);
        assertThat(counting.largest()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void reserved_keys_cannot_be_patched_not_even_away() {
        engine.answers(_ -> Reply.of(200, ROW));

        for (String body : List.of(
                "{\"access.team\":null}",
                "{\"x\":\"y\",\"access.owner\":\"me\"}",
                "{\"sandboxconsole.io/x\":null}",
                "{\"a\":1,\"a\":2}")) {
            assertThat(gateway.call(key, "PATCH", "/sandboxes/sb-1/metadata", body)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(engine.received).noneMatch(call -> call.method().equals("PATCH"));
        String odd = "{ \"b\":null,\"a\" :\"\\u00e9\"}";
        assertThat(gateway.call(key, "PATCH", "/sandboxes/sb-1/metadata", odd).body())
                .isEqualTo(ROW);
        assertThat(engine.received.stream().filter(call -> call.method().equals("PATCH")))
                .extracting(RawEngine.Received::body)
                .containsExactly(odd);
    }

    @Test
    void without_the_right_to_reveal_an_endpoint_comes_without_credentials() {
        engine.answers(call -> call.uri().contains("endpoints")
                ? Reply.of(
                        200, "{\"endpoint\":\"h:1\",\"headers\":{\"X\":\"token-canary\"},\"later\":\"token-canary\"}")
                : Reply.of(200, ROW));

        var viewer = gateway.call(
                Actors.person("vic", Role.VIEWER, "platform"),
                "GET",
                "/sandboxes/sb-1/endpoints/80?%65xpires=9&use_server_proxy=true");
        String asked = engine.last().uri();
        var revealed = gateway.call(key, "GET", "/sandboxes/sb-1/endpoints/80?expires=9");

        assertThat(viewer.body()).isEqualTo("{\"endpoint\":\"localhost/v1/sandboxes/sb-1/proxy/80\"}");
        assertThat(asked).endsWith("/endpoints/80?use_server_proxy=true");
        assertThat(revealed.body()).contains("token-canary");
        assertThat(gateway.trail.story())
                .containsExactly("INTENT reveal-endpoint", "OUTCOME reveal-endpoint SUCCEEDED");
        assertThat(gateway.trail.rows().toString()).doesNotContain("canary");
    }

    @Test
    void a_call_into_a_sandbox_keeps_its_headers_but_none_of_ours_and_no_browser_takes_the_answer_for_ours() {
        engine.answers(call -> call.uri().contains("/proxy/")
                ? new Reply(200, Map.of("Set-Cookie", "a=b", "Content-Type", "text/html", "X-App", "1"), "<script>")
                : Reply.of(200, ROW));

        var answer = gateway.call(
                key,
                "PUT",
                "/sandboxes/sb-1/proxy/8080/files/a%20b?q=%2F",
                "bytes",
                Map.of(
                        "OPEN-SANDBOX-API-KEY", "sck_mine",
                        "Cookie", "SANDBOX_CONSOLE_SESSION=x",
                        "Connection", "X-Hop, keep-alive",
                        "X-Hop", "1",
                        "X-Mine", "2"));

        assertThat(answer.body()).isEqualTo("<script>");
        assertThat(answer.response().getHeader("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(answer.response().getHeader("Set-Cookie")).isNull();
        var call = engine.last();
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.uri()).isEqualTo("/v1/sandboxes/sb-1/proxy/8080/files/a%20b?q=%2F");
        assertThat(call.body()).isEqualTo("bytes");
        assertThat(call.header("X-mine")).isEqualTo("2");
        assertThat(call.header("Open-sandbox-api-key")).isEqualTo(TestGateway.KEY);
        assertThat(call.headers()).doesNotContainKeys("Cookie", "X-hop");
        assertThat(gateway.trail.story()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /sandboxes/../pools, 400",
        "GET, /sandboxes/a%2Fb, 400",
        "GET, /sandboxes/%61, 400",
        "GET, /sandboxes//a, 400",
        "GET, /sandboxes/a;b, 400",
        "GET, /Sandboxes, 404",
        "POST, /sandboxes/a/PAUSE, 404",
        "POST, /sandboxes/a/proxy, 404",
        "GET, /sandboxes/a/proxy/80/../../../pools, 400",
        "GET, /sandboxes/a/proxy/80/%2e%2E/x, 400",
        "GET, /nothing, 404",
        "GET, '', 404",
        "PUT, /sandboxes/a, 405",
        "GET, /sandboxes/a/pause, 405",
        "TRACE, /sandboxes, 405"
    })
    void odd_paths_and_methods_are_refused_clearly_and_recorded_once(String method, String path, int status) {
        assertThat(gateway.call(admin, method, path).status()).isEqualTo(status);
        assertThat(engine.received).isEmpty();
        assertThat(gateway.trail.story()).containsExactly("INTENT call", "OUTCOME call FAILED");
    }

    @Test
    void an_offer_of_http_2_is_left_alone() {
        engine.answers(_ -> Reply.of(200, ROW));

        var answer = gateway.call(key, "GET", "/sandboxes/sb-1", "", Map.of("Upgrade", "h2c", "Connection", "Upgrade"));

        assertThat(answer.body()).isEqualTo(ROW);
        assertThat(engine.last().headers()).doesNotContainKey("Upgrade");
    }

    @Test
    void a_slash_at_the_end_leads_to_the_path_without_it_and_only_ports_take_websockets() {
        var slashed = gateway.call(admin, "GET", "/sandboxes/?page=1");

        assertThat(slashed.status()).isEqualTo(307);
        assertThat(slashed.response().getHeader("Location")).isEqualTo("/v1/sandboxes?page=1");
        assertThat(gateway.call(admin, "GET", "/sandboxes/a", "", Map.of("Upgrade", "websocket"))
                        .status())
                .isEqualTo(501);
    }

    @Test
    void garbage_a_refused_key_and_no_engine_are_told_apart_from_an_answer() {
        engine.answers(_ -> Reply.of(200, "garbage"));
        assertThat(gateway.call(key, "GET", "/sandboxes").status()).isEqualTo(502);
        assertThat(gateway.call(key, "GET", "/sandboxes/sb-1").status()).isEqualTo(502);
        engine.answers(_ -> Reply.of(401, "{\"code\":\"INVALID_API_KEY\"}"));
        assertThat(gateway.call(admin, "GET", "/sandboxes").status()).isEqualTo(503);
        engine.close();
        assertThat(gateway.call(admin, "GET", "/sandboxes").status()).isEqualTo(503);
    }

    private static String row(String id, String team, String createdAt) {
        return "{\"id\":\"%s\",\"createdAt\":\"%s\",\"metadata\":{\"access.team\":\"%s\"}}"
                .formatted(id, createdAt, team);
    }

    private static Actor key(String id, String team) {
        return new Actor(
                new ActorId(id),
                "CI",
                Kind.KEY,
                List.of(team),
                Set.of(new Grant(Role.SERVICE, Scope.Team.named(team))),
                new Origin(Door.GATEWAY, "10.0.0.9"));
    }

    private static MockHttpServletRequest creation(String word) {
        return TestGateway.request("POST", "/sandboxes", "{}", Map.of("Idempotency-Key", word));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
