package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Checks order, filters, paging and presence of members in listings.
class SandboxListingTests {

    private final MovingClock clock = new MovingClock();
    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), clock);
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private String add(String name, String... metadata) {
        clock.advance(Duration.ofSeconds(1));
        SimulatedSandbox sandbox = SimulatedSandbox.running(name, clock.instant());
        for (int index = 0; index < metadata.length; index += 2) {
            sandbox = sandbox.withMetadata(metadata[index], metadata[index + 1]);
        }
        return simulator.fleet().add(sandbox);
    }

    @Test
    void the_newest_comes_first_and_a_change_of_state_keeps_the_order() throws Exception {
        String first = add("first");
        String second = add("second");
        String third = add("third");

        simulator.fleet().transition(first, "Failed", "CONTAINER_EXITED_ERROR", "line 1\nline 2");

        assertThat(client.get("/sandboxes").ids()).containsExactly(third, second, first);
        assertThat(simulator.fleet().ids()).containsExactly(third, second, first);
    }

    @Test
    void the_metadata_filter_is_decoded_twice_and_compares_exactly() throws Exception {
        String both = add("a", "team", "a+b", "env", "");
        add("b", "team", "a b", "env", "");
        add("c", "team", "a+b");

        assertThat(client.get("/sandboxes?metadata=team%3Da%252Bb%26env%3D").ids())
                .containsExactly(both);
    }

    @Test
    void the_metadata_filter_sees_patched_metadata() throws Exception {
        String id = add("a", "team", "old");

        client.send("PATCH", "/sandboxes/" + id + "/metadata", "{\"team\":\"new\"}");

        assertThat(client.get("/sandboxes?metadata=team%3Dnew").ids()).containsExactly(id);
        assertThat(client.get("/sandboxes?metadata=team%3Dold").ids()).isEmpty();
        assertThat(client.get("/sandboxes?metadata=").ids()).containsExactly(id);
    }

    @Test
    void states_are_compared_without_regard_to_case_also_undocumented_ones() throws Exception {
        String id = add("a");
        add("b");
        simulator.fleet().transition(id, "Allocated", null, null);

        assertThat(client.get("/sandboxes?state=allocated&state=paused").ids()).containsExactly(id);
        assertThat(client.get("/sandboxes?state=RUNNING&state=ALLOCATED").ids()).hasSize(2);
    }

    @Test
    void the_pages_together_are_the_whole() throws Exception {
        for (int count = 0; count < 7; count++) {
            add("sandbox-" + count);
        }

        List<String> paged = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more; page++) {
            var answer = client.get("/sandboxes?pageSize=3&page=" + page);
            paged.addAll(answer.ids());
            more = answer.json().path("pagination").path("hasNextPage").booleanValue();
        }

        assertThat(paged).isEqualTo(simulator.fleet().ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=x", "pageSize=0", "pageSize=201", "pageSize=ten"})
    void an_impossible_page_is_invalid_before_anything_else(String query) throws Exception {
        var answer = client.get("/sandboxes?metadata=broken&" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").path(0).path("loc").path(0).stringValue())
                .isEqualTo("query");
    }

    @Test
    void what_has_no_value_is_left_out() throws Exception {
        SimulatedSandbox bare =
                SimulatedSandbox.running("bare", clock.instant()).withMetadata(Map.of());
        String id = simulator.fleet().add(bare);
        simulator.fleet().transition(id, "Unknown", null, null);

        JsonNode sandbox = client.get("/sandboxes/" + id).json();

        assertThat(sandbox.propertyNames())
                .containsExactlyInAnyOrder("id", "image", "status", "createdAt", "entrypoint");
        assertThat(sandbox.path("status").propertyNames()).containsExactlyInAnyOrder("state", "lastTransitionAt");
    }

    @Test
    void times_are_in_utc_and_whole_seconds_have_no_fraction() throws Exception {
        clock.advance(Duration.ofNanos(1_000_000_000 - 330_854_000));
        String id = simulator.fleet().add(SimulatedSandbox.running("whole", clock.instant()));

        assertThat(client.get("/sandboxes/" + id).json().path("createdAt").stringValue())
                .isEqualTo("2026-11-22T11:44:05Z");
    }
}
