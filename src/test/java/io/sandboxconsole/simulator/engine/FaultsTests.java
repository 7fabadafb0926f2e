package io.sandboxconsole.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.EngineClient.Answer;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/// Checks every scripted fault of the simulated engine.
class FaultsTests {

    private final Simulator simulator =
            Simulator.start(SimulatorSettings.forTests().withFleet(10, 3, 1), new MovingClock());
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
        client.close();
    }

    private FaultScript onList() {
        return simulator.faults().on("GET /sandboxes");
    }

    @Test
    void a_status_lasts_for_its_calls_and_concerns_its_route_only() throws Exception {
        onList().times(2).status(503);

        assertThat(client.get("/sandboxes").status()).isEqualTo(503);
        assertThat(client.get("/pools").status()).isEqualTo(501);
        assertThat(client.get("/sandboxes").status()).isEqualTo(503);
        assertThat(client.get("/sandboxes").status()).isEqualTo(200);
        assertThat(simulator.requests().count("GET /sandboxes")).isEqualTo(3);
    }

    @Test
    void a_route_may_be_a_template_a_path_or_everything() throws Exception {
        String id = simulator.fleet().ids().getFirst();
        simulator.faults().on("GET /sandboxes/{id}").times(1).status(500);
        simulator.faults().on("GET /sandboxes/" + id + "*").times(1).status(502);

        assertThat(client.get("/sandboxes/" + id).status()).isEqualTo(500);
        assertThat(client.get("/sandboxes/" + id + "/diagnostics/logs").status())
                .isEqualTo(200);
        simulator.faults().on("*").status(504);
        assertThat(client.get("/anything").status()).isEqualTo(504);
    }

    @Test
    void a_rate_limit_says_when_to_come_back() throws Exception {
        onList().times(1).rateLimited(7);

        Answer answer = client.get("/sandboxes");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).contains("7");
    }

    @Test
    void an_unforeseen_failure_is_text_without_a_request_id() throws Exception {
        onList().times(1).plainText500();

        Answer answer = client.get("/sandboxes");

        assertThat(answer.contentType()).contains("text/plain; charset=utf-8");
        assertThat(answer.header("X-Request-ID")).isEmpty();
    }

    @Test
    void an_answer_can_be_scripted_word_for_word() throws Exception {
        onList().answer(418, Map.of("Content-Type", "text/html"), "<h1>proxy</h1>");

        Answer answer = client.get("/sandboxes");

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("<h1>proxy</h1>");
    }

    @Test
    void garbage_claims_to_be_json() throws Exception {
        onList().garbage();

        Answer answer = client.get("/sandboxes");

        assertThat(answer.contentType()).contains("application/json");
        assertThatThrownBy(answer::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_truncated_answer_and_a_reset_break_the_call() {
        onList().times(1).truncated();
        assertThatThrownBy(() -> client.get("/sandboxes")).isInstanceOf(IOException.class);

        // The client repeats a dropped GET once by itself, so the fault has to last.
        onList().reset();
        assertThatThrownBy(() -> client.get("/sandboxes")).isInstanceOf(IOException.class);
    }

    @Test
    void a_lost_answer_leaves_the_sandbox_that_was_created() {
        simulator.faults().on("POST /sandboxes").times(1).lostAnswer();

        assertThatThrownBy(() -> client.create(600)).isInstanceOf(IOException.class);

        assertThat(simulator.fleet().size()).isEqualTo(11);
    }

    @Test
    void a_stalled_call_ends_when_the_faults_are_cleared() throws Exception {
        onList().times(1).stall();

        CompletableFuture<Answer> stalled = client.sendLater("GET", "/sandboxes", "");
        await().until(() -> simulator.requests().count("GET /sandboxes") == 1);
        assertThat(stalled).isNotDone();
        simulator.faults().clear();

        assertThat(stalled.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
    }

    @Test
    void latency_delays_an_otherwise_good_answer() throws Exception {
        onList().latency(Duration.ofMillis(120));

        long before = System.nanoTime();
        Answer answer = client.get("/sandboxes");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void a_list_can_be_suddenly_empty_or_halved() throws Exception {
        onList().times(1).emptyList();
        onList().times(2).halvedList();

        Answer empty = client.get("/sandboxes");
        Answer halved = client.get("/sandboxes");

        assertThat(empty.ids()).isEmpty();
        assertThat(empty.json().path("pagination").path("totalItems").intValue())
                .isZero();
        assertThat(halved.ids()).hasSize(5);
        assertThat(halved.json().path("pagination").path("totalItems").intValue())
                .isEqualTo(5);
    }

    @Test
    void ids_can_repeat_across_pages_without_any_getting_lost() throws Exception {
        onList().repeatedIds();

        List<String> ids = pages();

        assertThat(ids).hasSizeGreaterThan(10);
        assertThat(new HashSet<>(ids)).hasSize(10);
    }

    @Test
    void an_item_can_slip_through_between_two_pages() throws Exception {
        onList().shiftedPages();

        List<String> ids = pages();

        assertThat(ids).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void unknown_members_and_states_appear_in_lists_and_single_answers() throws Exception {
        simulator.faults().on("GET /sandboxes*").unknownMembers();
        simulator.faults().on("GET /sandboxes*").unknownStates();
        String id = simulator.fleet().ids().getFirst();

        var item = client.get("/sandboxes").json().path("items").path(0);
        var single = client.get("/sandboxes/" + id).json();

        assertThat(item.path("x-unheard-of").isString()).isTrue();
        assertThat(single.path("status").path("state").stringValue()).isEqualTo("Hibernating");
    }

    private List<String> pages() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            ids.addAll(client.get("/sandboxes?pageSize=3&page=" + page).ids());
        }
        return ids;
    }
}
