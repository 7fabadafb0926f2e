package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Limits;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Tests lists and numbers of sandboxes at `/api`.
class SandboxListTests extends ApiConsole {

    private static final List<String> PAGED = new ArrayList<>();

    @Test
    void both_engines_are_listed_with_who_created_what_and_how_old_that_is() {
        String open = running("list-open", "list-a", "ann");
        String daytona = started("list-daytona-" + UUID.randomUUID(), "list-a");

        var page =
                get("/api/sandboxes?filter=" + encoded("team:list-a"), admin()).json();

        assertThat(ids(page)).containsExactlyInAnyOrder(open, daytona);
        var row = page.path("items").get(0);
        assertThat(row.path("creator").path("evidence").asString()).isEqualTo("declared");
        assertThat(row.path("team").asString()).isEqualTo("list-a");
        assertThat(row.path("version").asString()).isNotBlank();
        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(page.path("dataAge").toString()).contains("\"connection\":\"prod\"", "\"connection\":\"lab\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created",
                "-created",
                "name",
                "-name",
                "state",
                "creator",
                "-creator",
                "team",
                "image",
                "expires",
                "-expires",
                "connection",
                "activity",
                "-activity"
            })
    void pages_hold_every_row_once_in_every_order(String sort) {
        List<String> all = sevenRows();
        String query = "/api/sandboxes?limit=2&sort=%s&filter=%s".formatted(sort, encoded("team:pages"));

        List<String> whole =
                ids(get(query.replace("limit=2", "limit=1000"), admin()).json());
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            var page = get(query + cursor, admin()).json();
            paged.addAll(ids(page));
            assertThat(page.path("total").asInt()).isEqualTo(7);
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(whole).containsExactlyInAnyOrderElementsOf(all);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void rows_that_go_between_two_pages_hide_no_others() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(running("going-" + i, "going", "ann"));
        }
        String query = "/api/sandboxes?limit=2&sort=name&filter=team%3Agoing";
        var first = get(query, admin()).json();

        SIMULATOR.fleet().remove(all.get(0));
        SIMULATOR.fleet().remove(all.get(1));
        assertThat(call("DELETE", "/api/sandboxes/prod/" + all.get(2), admin(), null)
                        .status())
                .isEqualTo(200);
        var second =
                get(query + "&cursor=" + first.path("next").asString(), admin()).json();

        assertThat(ids(first)).containsExactly(all.get(0), all.get(1));
        assertThat(ids(second)).containsExactly(all.get(3), all.get(4));
    }

    @Test
    void a_cursor_continues_its_own_list_alone() {
        running("cursor-1", "cursor", "ann");
        running("cursor-2", "cursor", "ann");
        String cursor = get("/api/sandboxes?limit=1&filter=team%3Acursor", admin())
                .json()
                .path("next")
                .asString();

        assertProblem(
                get("/api/sandboxes?limit=1&filter=team%3Aother&cursor=" + cursor, admin()),
                400,
                ProblemType.INVALID_CURSOR);
        assertProblem(get("/api/sandboxes?cursor=bm9uc2Vuc2U", admin()), 400, ProblemType.INVALID_CURSOR);
    }

    @ParameterizedTest
    @CsvSource({"sate:running, 0, 4", "name:a age:>x, 11, 1"})
    void a_faulty_filter_names_its_place(String filter, int position, int length) {
        var answer = get("/api/sandboxes?filter=" + encoded(filter), admin());

        assertProblem(answer, 400, ProblemType.INVALID_FILTER);
        assertThat(answer.json().path("field").asString()).isEqualTo("filter");
        assertThat(answer.json().path("position").asInt()).isLessThan(filter.length());
        assertThat(answer.json().path("length").asInt()).isPositive();
    }

    @Test
    void rows_have_the_members_that_are_asked_for() {
        running("chosen", "chosen", "ann");

        var row = get("/api/sandboxes?fields=id,creator.name&filter=team%3Achosen", admin())
                .json()
                .path("items")
                .get(0);

        assertThat(row.propertyNames()).containsExactlyInAnyOrder("id", "creator");
        assertThat(row.path("creator").propertyNames()).containsExactly("name");
        var unknown = get("/api/sandboxes?fields=id,colour&filter=team%3Achosen", admin());
        assertProblem(unknown, 400, ProblemType.INVALID_PARAMETER);
        assertThat(unknown.json().path("candidates").toString()).contains("expiresAt");
    }

    @Test
    void a_list_that_has_not_changed_is_not_sent_again() {
        running("tagged", "tagged", "ann");
        String path = "/api/sandboxes?filter=team%3Atagged";
        var first = get(path, admin());

        var again = get(path, admin(), "If-None-Match", first.header("ETag"));
        running("tagged-2", "tagged", "ann");
        var changed = get(path, admin(), "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "sort=colour", "asOf=yesterday", "fields="})
    void an_odd_parameter_is_named(String parameter) {
        var answer = get("/api/sandboxes?" + parameter, admin());

        assertProblem(answer, 400, ProblemType.INVALID_PARAMETER);
        assertThat(answer.json().path("field").asString()).isEqualTo(parameter.split("=")[0]);
    }

    @Test
    void a_team_sees_its_own_and_a_key_its_connection() {
        String own = running("scope-own", "scope-a", "ann");
        String other = running("scope-other", "scope-b", "bob");
        String daytona = started("scope-daytona-" + UUID.randomUUID(), "scope-a");

        assertThat(ids(get("/api/sandboxes", token("eve", "operator", "scope-a"))
                        .json()))
                .containsExactlyInAnyOrder(own, daytona);
        String key = key(Role.OPERATOR, "scope-a", "prod", Limits.NONE);
        assertThat(ids(get("/api/sandboxes", key).json())).containsExactly(own);
        assertThat(ids(get("/api/sandboxes?filter=connection%3Alab", key).json()))
                .isEmpty();
        assertProblem(get("/api/sandboxes/lab/" + daytona, key), 404, ProblemType.SANDBOX_NOT_FOUND);
        assertThat(get("/api/connections", key).body()).contains("\"prod\"").doesNotContain("\"lab\"");
        assertThat(get("/api/facets?fields=connection", key).body()).doesNotContain("\"lab\"");
        assertThat(get("/api/overview", key).json().path("total").asInt()).isEqualTo(1);
        assertThat(get("/api/sandboxes/prod/" + other, key).status()).isEqualTo(404);
    }

    @Test
    void what_is_hidden_reads_like_what_is_absent() {
        String hidden = running("hidden", "hidden", "bob");
        String stranger = token("eve", "lead", "elsewhere");
        String absent = UUID.randomUUID().toString();

        for (String rest : List.of("", "/logs", "/endpoints/80", "/snapshots")) {
            var one = get("/api/sandboxes/prod/" + hidden + rest, stranger);
            var other = get("/api/sandboxes/prod/" + absent + rest, stranger);

            assertThat(normal(one, hidden)).as(rest).isEqualTo(normal(other, absent));
            assertThat(one.status()).isEqualTo(404);
        }
        assertThat(normal(call("DELETE", "/api/sandboxes/prod/" + hidden, stranger, null), hidden))
                .isEqualTo(normal(call("DELETE", "/api/sandboxes/prod/" + absent, stranger, null), absent));
        assertThat(normal(get("/api/sandboxes/none/" + absent, stranger), "none/" + absent))
                .isEqualTo(normal(get("/api/sandboxes/prod/" + absent, stranger), "prod/" + absent));
    }

    @Test
    void facets_creators_and_the_overview_count_what_the_list_shows() {
        running("count-1", "count", "ann");
        running("count-2", "count", "ann");
        running("count-3", "count", "bob");
        String lead = token("liz", "lead", "count");

        var creators = get("/api/creators", lead).json();
        var facets = get("/api/facets?fields=state,team", lead).json();
        var overview = get("/api/overview?zone=Europe/Berlin", lead).json();

        assertThat(creators.path("items").get(0).path("count").asInt()).isEqualTo(2);
        assertThat(creators.path("total").asInt()).isEqualTo(2);
        assertThat(facets.path("matching").asInt()).isEqualTo(3);
        assertThat(facets.path("facets").toString()).contains("\"value\":\"running\",\"count\":3");
        assertThat(overview.path("total").asInt()).isEqualTo(3);
        var marked = overview.path("marks").get(0);
        assertThat(get("/api/sandboxes?filter=" + encoded(marked.path("filter").asString()), lead)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(marked.path("count").asInt());
    }

    @Test
    void the_fleet_of_an_instant_holds_what_lived_then() {
        running("then", "then", "ann");
        Instant before = Instant.now().minus(Duration.ofDays(2));

        var past =
                get("/api/sandboxes?filter=team%3Athen&asOf=" + before, admin()).json();

        assertThat(past.path("total").asInt()).isZero();
        assertThat(past.path("asOf").asString()).isNotBlank();
        assertThat(past.has("dataAge")).isFalse();
    }

    @Test
    void nothing_that_is_sent_makes_the_console_fail() {
        var random = new Random(20);
        String letters = "abz:<>=\"'()-*,. 0189%&+;µ漢\u202E\\/~{}[]";
        for (int round = 0; round < 150; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(24); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String value = encoded(text.toString());
            String parameter = List.of("filter", "sort", "cursor", "fields", "limit", "asOf")
                    .get(round % 6);

            var answer = get("/api/sandboxes?%s=%s".formatted(parameter, value), admin());

            assertThat(answer.status()).as("%s=%s", parameter, text).isIn(200, 400);
            if (answer.code().equals("INVALID_FILTER")) {
                assertThat(answer.json().has("position")).isTrue();
            }
        }
    }

    /// Every order is one of the same rows, which are added once: each takes a listing.
    private List<String> sevenRows() {
        if (PAGED.isEmpty()) {
            for (int i = 0; i < 7; i++) {
                PAGED.add(running("page-" + i % 3, "pages", "owner-" + i % 2));
            }
        }
        return PAGED;
    }

    private static String normal(Answer answer, String id) {
        return answer.body()
                .replace(answer.json().path("requestId").asString(), "request")
                .replace(id, "id");
    }

    static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
