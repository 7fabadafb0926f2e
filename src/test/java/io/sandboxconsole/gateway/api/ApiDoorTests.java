package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.gateway.RawHttp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests what is the same at every route of `/api`.
class ApiDoorTests extends ApiConsole {

    @Test
    void a_call_without_a_credential_is_refused_as_a_problem_and_recorded() {
        long before = newestRow();

        // From an address of its own: what one address is refused again and again becomes one row.
        var answer = call("GET", "/api/sandboxes", null, null, "X-Forwarded-For", "203.0.113.77");

        assertProblem(answer, 401, ProblemType.MISSING_API_KEY);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(rowsSince(before)).singleElement().asString().contains("authenticate");
    }

    @Test
    void the_cookie_of_a_browsers_session_opens_nothing() {
        var answer = call(
                "POST", "/api/sandboxes", null, "{}", "Cookie", "SANDBOX_CONSOLE_SESSION=A1B2C3; JSESSIONID=A1B2C3");

        assertProblem(answer, 401, ProblemType.MISSING_API_KEY);
    }

    @Test
    void a_path_that_only_ends_like_that_of_the_description_opens_nothing() {
        for (String method : List.of("GET", "DELETE")) {
            assertProblem(
                    call(method, "/api/sandboxes/api/openapi.json", null, null), 401, ProblemType.MISSING_API_KEY);
        }
    }

    @Test
    void no_other_origin_is_let_in() {
        var answer = call(
                "OPTIONS",
                "/api/sandboxes",
                admin(),
                null,
                "Origin",
                "https://elsewhere.example.com",
                "Access-Control-Request-Method",
                "GET");

        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    }

    @Test
    void the_description_is_for_everyone() {
        var answer = call("GET", "/api/openapi.json", null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/nothing", "/api/v1/sandboxes/x/proxy/80", "/api/sandboxes/a/b/c/d"})
    void an_address_without_a_route_is_not_found(String path) {
        assertProblem(get(path, admin()), 404, ProblemType.NOT_FOUND);
    }

    @Test
    void another_method_names_those_that_the_route_takes() {
        var answer = call("PUT", "/api/sandboxes", admin(), Map.of());

        assertProblem(answer, 405, ProblemType.METHOD_NOT_ALLOWED);
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void version_1_is_the_present_one_also_by_name_and_another_is_refused() {
        assertThat(get("/api/me", admin()).header("Content-Type")).isEqualTo("application/json");
        assertThat(get("/api/me", admin(), "Accept", ApiController.V1).header("Content-Type"))
                .isEqualTo(ApiController.V1);

        var other = get("/api/me", admin(), "Accept", "application/vnd.sandboxconsole.v2+json");

        assertProblem(other, 406, ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void bodies_have_a_type_a_size_and_no_encoding() {
        assertProblem(
                post("/api/sandboxes", admin(), "a=b", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        assertProblem(
                post("/api/sandboxes", admin(), "{}", "Content-Encoding", "gzip"),
                415,
                ProblemType.UNSUPPORTED_ENCODING);
        assertProblem(
                post("/api/sandboxes", admin(), "\"" + "x".repeat(LimitedBody.LARGEST) + "\""),
                413,
                ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void a_misspelt_member_is_named_with_those_that_there_are() {
        var answer =
                post("/api/sandboxes", admin(), "{\"image\":\"python:3.12\",\"metdata\":{\"a\":\"secret-canary\"}}");

        assertProblem(answer, 400, ProblemType.INVALID_JSON);
        assertThat(answer.json().path("field").asString()).isEqualTo("metdata");
        assertThat(answer.json().path("candidates").toString()).contains("metadata");
        assertThat(answer.body()).doesNotContain("secret-canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"timeout\":[]}", "{\"image\":\"a\",\"image\":\"b\"}", "{} {}"})
    void a_body_that_is_not_what_is_expected_quotes_nothing(String body) {
        var answer = post("/api/sandboxes", admin(), body, "Content-Type", "application/json");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isIn("INVALID_JSON", "CONNECTION_REQUIRED");
    }

    @Test
    void a_key_with_a_limit_is_told_what_is_left_of_it() {
        String key = key(Role.OPERATOR, "platform", null, new Limits(2, null));

        var first = get("/api/me", key);
        get("/api/me", key);
        var tooMany = get("/api/me", key);

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=2;w=60");
        assertThat(first.header("RateLimit")).startsWith("\"key\";r=1;t=");
        assertProblem(tooMany, 429, ProblemType.QUOTA_EXCEEDED);
        assertThat(tooMany.header("RateLimit")).startsWith("\"key\";r=0;t=");
        assertThat(tooMany.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(tooMany.json().path("retryAfter").asString()).startsWith("PT");
        assertThat(get("/api/me", admin()).header("RateLimit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/API/me",
                "/api/../api/me",
                "/api//me",
                "/api/me;x=y",
                "/api/sandboxes/a/b%2fc",
                "/api/sandboxes/a/%2e%2e",
                "/api/sandboxes/a/b%",
                "/%61pi/me"
            })
    void a_path_that_is_not_written_plainly_reaches_nothing(String path) {
        var answer = new RawHttp(port()).get(path, "Authorization: " + admin());

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.values("Set-Cookie")).isEmpty();
        assertThat(answer.values("Location")).isEmpty();
        assertThat(answer.body()).contains("\"code\":\"INVALID_PATH\"");
    }

    @Test
    void the_callers_request_id_comes_back_and_stands_in_the_trail() {
        var answer = get("/api/me", admin(), "X-Request-ID", "build-4711");

        assertThat(answer.header("X-Request-ID")).isEqualTo("build-4711");
    }

    @Test
    void who_calls_learns_what_they_may_do() {
        var me = get("/api/me", token("ann", "operator", "platform")).json();

        assertThat(me.path("id").asString()).isEqualTo("ann");
        assertThat(me.path("kind").asString()).isEqualTo("person");
        assertThat(me.path("teams").toString()).isEqualTo("[\"platform\"]");
        List<String> permissions = me.path("permissions")
                .valueStream()
                .map(permission -> permission.path("permission").asString())
                .toList();
        assertThat(permissions).contains("view-sandbox", "delete-sandbox").doesNotContain("redact-audit");
    }
}
