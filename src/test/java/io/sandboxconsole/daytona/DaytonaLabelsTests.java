package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DaytonaLabelsTests extends DaytonaChangeTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final DaytonaLabels labels = new DaytonaLabels(server, attempts);

    private SandboxId labelled(String state) {
        return resting(state, sandbox -> sandbox.withLabels(Map.of("theirs", "stays", "old", "goes")));
    }

    @Test
    void the_labels_of_others_survive() {
        SandboxId id = labelled("started");

        Sandbox edited = labels.edit(id, new MetadataPatch(Map.of("mine", "new"), Set.of("old")));

        assertThat(edited.metadata()).isEqualTo(Map.of("theirs", "stays", "mine", "new"));
        assertThat(stored(id).labels()).isEqualTo(Map.of("theirs", "stays", "mine", "new"));
    }

    @Test
    void labels_are_changed_in_every_state_but_the_last() {
        labels.edit(labelled("error"), new MetadataPatch(Map.of("mine", "new"), Set.of()));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> labels.edit(
                        resting("destroying", sandbox -> sandbox.withName("other")),
                        new MetadataPatch(Map.of("mine", "new"), Set.of())));
    }

    /// Without it the server says yes and stores nothing.
    @Test
    void labels_are_sent_in_their_wrapper_and_all_at_once() {
        String sandbox = "{\"id\":\"a\",\"createdAt\":\"2026-11-22T11:24:40.737Z\",\"labels\":%s}";
        try (CannedServer recording = new CannedServer()) {
            recording
                    .answer("/sandbox/a", 200, sandbox.formatted("{\"theirs\":\"stays\"}"))
                    .answer("/sandbox/a", 200, sandbox.formatted("{\"theirs\":\"stays\"}"))
                    .answer("/sandbox/a", 200, sandbox.formatted("{\"theirs\":\"stays\",\"mine\":\"new\"}"))
                    .answer("/sandbox/a/labels", 200, "{\"labels\":{\"theirs\":\"stays\",\"mine\":\"new\"}}");

            DaytonaProviders.at(recording.api())
                    .editMetadata(new SandboxId(DAY, "a"), new MetadataPatch(Map.of("mine", "new"), Set.of()));

            assertThat(recording.received())
                    .filteredOn(received -> received.call().startsWith("PUT"))
                    .singleElement()
                    .satisfies(put -> assertThat(JsonMapper.shared().readTree(put.body()))
                            .isEqualTo(JsonMapper.shared()
                                    .readTree("{\"labels\":{\"theirs\":\"stays\",\"mine\":\"new\"}}")));
        }
    }

    @Test
    void an_answer_without_labels_means_that_nothing_was_stored() {
        SandboxId id = labelled("started");
        daytona.faults().on("PUT /sandbox/{id}/labels").times(1).answer(200, JSON, "{\"id\":\"x\"}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> labels.edit(id, new MetadataPatch(Map.of("mine", "new"), Set.of())))
                .withMessageContaining("did not store");
    }

    @Test
    void a_change_that_somebody_else_overwrites_is_reported() {
        SandboxId id = labelled("started");
        daytona.faults().on("PUT /sandbox/{id}/labels").times(1).answer(200, JSON, "{\"labels\":{\"mine\":\"new\"}}");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> labels.edit(id, new MetadataPatch(Map.of("mine", "new"), Set.of())))
                .withMessageContaining("at the same time");
    }

    @Test
    void an_empty_change_asks_for_nothing() {
        labels.edit(labelled("started"), new MetadataPatch(Map.of(), Set.of()));

        assertThat(count("PUT /sandbox/{id}/labels")).isZero();
    }
}
