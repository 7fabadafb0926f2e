package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Checks both shapes of the list, the paginated one, and stale rows.
class ListingTests extends DaytonaEngineTest {

    private String add(String name, String... labels) {
        clock.advance(Duration.ofSeconds(1));
        DaytonaSandbox sandbox = DaytonaSandbox.started(name, daytona.organization(), clock.instant());
        for (int index = 0; index < labels.length; index += 2) {
            sandbox = sandbox.withLabel(labels[index], labels[index + 1]);
        }
        return daytona.fleet().add(sandbox);
    }

    @Test
    void an_empty_list_has_no_total_and_no_cursor() throws Exception {
        assertThat(get("/sandbox").text()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "cpu", "memoryGib", "diskGib", "lastActivityAt", "createdAt"})
    void cursors_lead_through_everything_once_in_every_order(String sort) throws Exception {
        for (int number = 0; number < 7; number++) {
            add("web-" + number);
        }
        List<String> names = new ArrayList<>();

        String cursor = "";
        do {
            Answer page = get("/sandbox?limit=3&order=asc&sort=" + sort + "&cursor=" + cursor);
            names.addAll(page.names());
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(names).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_row_lacks_what_only_a_single_read_tells() throws Exception {
        add("web");

        JsonNode row = get("/sandbox").json().path("items").path(0);

        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "organizationId",
                        "name",
                        "target",
                        "runnerId",
                        "sandboxClass",
                        "state",
                        "desiredState",
                        "snapshot",
                        "user",
                        "errorReason",
                        "recoverable",
                        "public",
                        "cpu",
                        "gpu",
                        "memory",
                        "disk",
                        "labels",
                        "backupState",
                        "autoStopInterval",
                        "autoArchiveInterval",
                        "autoDeleteInterval",
                        "createdAt",
                        "updatedAt",
                        "lastActivityAt",
                        "daemonVersion",
                        "toolboxProxyUrl");
    }

    @Test
    void names_and_ids_are_compared_by_prefix_without_case() throws Exception {
        String id = add("web-1");
        add("api-web");

        assertThat(get("/sandbox?name=WEB").names()).containsExactly("web-1");
        assertThat(get("/sandbox?name=%25web").names()).contains("api-web");
        assertThat(get("/sandbox?id=" + id.substring(0, 12)).names()).containsExactly("web-1");
    }

    @Test
    void all_wanted_labels_must_match() throws Exception {
        add("one", "team", "alpha", "env", "ci");
        add("two", "team", "alpha");

        assertThat(get("/sandbox?labels=" + encoded("{\"team\":\"alpha\",\"env\":\"ci\"}"))
                        .names())
                .containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "states=started&states=stopped|2",
                "states[]=stopped|1",
                "isPublic=true|0",
                "isRecoverable=false|2",
                "minCpu=2|0",
                "maxMemoryGiB=1|2",
                "snapshots=nothing|0",
                "regionIds=us|2",
                "sandboxClasses=container&sandboxClasses=windows|2",
                "createdAtAfter=2027-01-01T00:00:00Z|0",
                "lastEventBefore=2027-01-01T00:00:00Z|2"
            })
    void filters_choose_rows(String query, int rows) throws Exception {
        add("one");
        resting("two", "stopped", "container");

        assertThat(get("/sandbox?" + query).names()).hasSize(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=500",
                "limit=0",
                "cursor=zzz",
                "labels=bad",
                "sort=state",
                "order=up",
                "states=destroyed",
                "states=started,stopped",
                "minCpu=many",
                "createdAtAfter=yesterday"
            })
    void a_senseless_parameter_is_refused(String query) throws Exception {
        assertThat(get("/sandbox?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.163.0", "0.179.2"})
    void old_servers_answer_an_array_of_everything(String version) throws Exception {
        add("one", "team", "alpha");
        add("two");
        daytona.behaviour().version(version);

        JsonNode all = get("/sandbox?verbose=true&limit=1").json();

        assertThat(all.isArray()).isTrue();
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.path(0).has("env")).isTrue();
        assertThat(get("/sandbox?labels=" + encoded("{\"team\":\"alpha\"}")).names())
                .containsExactly("one");
    }

    @Test
    void the_paginated_list_has_totals_and_environments() throws Exception {
        add("one");
        add("two");
        add("three");

        JsonNode page =
                get("/sandbox/paginated?limit=2&page=2&sort=name&order=asc").json();

        assertThat(page.path("total").intValue()).isEqualTo(3);
        assertThat(page.path("page").intValue()).isEqualTo(2);
        assertThat(page.path("totalPages").intValue()).isEqualTo(2);
        assertThat(page.path("items").path(0).has("env")).isTrue();
        assertThat(get("/sandbox/paginated?sort=state").status()).isEqualTo(200);
        assertThat(get("/sandbox/paginated?sort=cpu").status()).isEqualTo(400);
        assertThat(get("/sandbox/paginated?regions=eu").names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regionIds=mars",
                "sandboxClasses=windows",
                "isPublic=true",
                "isRecoverable=true",
                "createdAtAfter=2099-01-01T00:00:00Z"
            })
    void the_paginated_list_ignores_the_filters_of_the_other_one(String query) throws Exception {
        add("web");

        assertThat(get("/sandbox?" + query).names()).isEmpty();
        assertThat(get("/sandbox/paginated?" + query).names()).containsExactly("web");
    }

    @Test
    void pages_begin_with_the_newest_of_those_that_are_equal() throws Exception {
        add("old");
        add("new");

        assertThat(get("/sandbox/paginated?sort=state&order=asc").names()).containsExactly("new", "old");
    }

    @Test
    void whatever_moved_last_comes_first() throws Exception {
        String moved = add("moved");
        add("later");
        assertThat(get("/sandbox").names()).containsExactly("later", "moved");
        clock.advance(Duration.ofSeconds(1));

        put("/sandbox/" + moved + "/labels", "{\"labels\":{}}");
        assertThat(get("/sandbox").names()).containsExactly("later", "moved");
        post("/sandbox/" + moved + "/stop");
        assertThat(get("/sandbox").names()).containsExactly("moved", "later");
    }

    @Test
    void the_newest_servers_know_the_hard_end_and_the_network_of_a_row() throws Exception {
        daytona.behaviour().version("0.205.1");
        post("/sandbox", "{\"name\":\"short\",\"ttlMinutes\":10}");
        add("endless");

        JsonNode row =
                get("/sandbox?autoDestroyAtBefore=2099-01-01T00:00:00Z").json().path("items");

        assertThat(row.size()).isEqualTo(1);
        assertThat(row.path(0).path("name").stringValue()).isEqualTo("short");
        assertThat(row.path(0).propertyNames())
                .contains("autoDestroyAt", "autoPauseInterval", "spot", "networkBlockAll", "networkAllowList")
                .doesNotContain("outboundProxyUrl");
        assertThat(get("/sandbox/short").json().has("outboundProxyUrl")).isTrue();
        assertThat(get("/sandbox/paginated").json().path("items").path(0).has("outboundProxyUrl"))
                .isFalse();
    }

    @Test
    void a_list_says_the_stored_state_and_a_read_the_derived_one() throws Exception {
        String id = add("web");
        post("/sandbox/" + id + "/stop");

        JsonNode row = get("/sandbox").json().path("items").path(0);

        assertThat(row.path("state").stringValue()).isEqualTo("started");
        assertThat(row.path("desiredState").stringValue()).isEqualTo("stopped");
        assertThat(state(id)).isEqualTo("stopping");
    }

    @Test
    void a_stale_list_lags_behind() throws Exception {
        daytona.behaviour().listLag(Duration.ofSeconds(5));
        String id = add("web");

        assertThat(get("/sandbox").names()).isEmpty();
        assertThat(state(id)).isEqualTo("started");
        clock.advance(Duration.ofSeconds(5));
        assertThat(get("/sandbox").names()).containsExactly("web");
    }

    @Test
    void a_deleted_row_flaps_while_reads_by_id_do_not() throws Exception {
        daytona.behaviour().turn(Switch.FLAPPING_LISTS, true);
        String id = add("web");
        delete("/sandbox/" + id);

        List<String> seen = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            JsonNode items = get("/sandbox").json().path("items");
            seen.add(items.isEmpty() ? "absent" : items.path(0).path("state").stringValue());
            clock.advance(Duration.ofMillis(step == 0 ? 700 : 1_000));
        }

        assertThat(seen).containsExactly("absent", "started", "destroying", "absent");
        assertThat(get("/sandbox/" + id).status()).isEqualTo(404);
    }

    @Test
    void distortions_work_on_both_shapes() throws Exception {
        for (int number = 0; number < 4; number++) {
            add("web-" + number);
        }
        daytona.faults().on("GET /sandbox").times(1).emptyList();
        daytona.faults().on("GET /sandbox").times(2).unknownStates();

        assertThat(get("/sandbox?limit=2").text()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(get("/sandbox").json().path("items").path(0).path("state").stringValue())
                .isEqualTo("hibernating");
        daytona.behaviour().version("0.170.0");
        daytona.faults().on("GET /sandbox").times(1).halvedList();
        assertThat(get("/sandbox").names()).hasSize(2);
    }

    @Test
    void a_server_may_use_words_that_nobody_knows() throws Exception {
        add("web");
        post("/sandbox", "{}");
        daytona.faults().on("*").unknownStates();

        assertThat(get("/sandbox").json().path("items").path(0).path("state").stringValue())
                .isEqualTo("hibernating");
        assertThat(get("/audit/organizations/" + daytona.organization())
                        .json()
                        .path("items")
                        .path(0)
                        .path("action")
                        .stringValue())
                .isEqualTo("hibernate");
        assertThat(get("/api-keys/current").json().path("permissions").toString())
                .contains("hibernate:sandboxes");
    }

    @Test
    void ten_thousand_rows_are_enumerated() throws Exception {
        daytona.fleet().resize(10_000);
        int rows = 0;

        String cursor = "";
        do {
            Answer page = get("/sandbox?limit=200&sort=createdAt&cursor=" + cursor);
            rows += page.json().path("items").size();
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(rows).isBetween(9_000, 10_000);
    }
}
