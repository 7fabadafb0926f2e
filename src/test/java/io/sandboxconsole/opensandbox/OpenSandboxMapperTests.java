package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.http.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OpenSandboxMapperTests {

    private final OpenSandboxMapper mapper = new OpenSandboxMapper(OpenSandboxProviders.PROD, null);

    private Sandbox sandbox(String id, String state, Map<String, @Nullable String> metadata) {
        return mapper.sandbox(Row.of(new OpenSandboxApi.Sandbox(
                id,
                new OpenSandboxApi.Status(state, new String("CONTAINER_RUNNING"), null, null),
                Instant.EPOCH,
                null,
                new OpenSandboxApi.Image(new String("python:3.12")),
                null,
                List.of("sleep", "1"),
                new OpenSandboxApi.Platform("linux", "amd64"),
                metadata)));
    }

    @ParameterizedTest
    @CsvSource({
        "Pending, PENDING",
        "Running, RUNNING",
        "running, RUNNING",
        "Pausing, PAUSING",
        "Paused, PAUSED",
        "Resuming, RESUMING",
        "Stopping, STOPPING",
        "Terminated, TERMINATED",
        "Failed, FAILED",
        "Allocated, PENDING",
        "Unknown, OTHER",
        "Hibernating, OTHER"
    })
    void every_word_has_a_kind_and_is_kept(String word, Kind kind) {
        Sandbox sandbox = sandbox("1", word, Map.of());

        assertThat(sandbox.state().kind()).isEqualTo(kind);
        assertThat(sandbox.state().word()).isEqualTo(word);
    }

    @Test
    void a_person_is_the_creator_unless_the_label_says_key() {
        Sandbox byPerson = sandbox("1", "Running", Map.of("access.owner", "jane"));
        Sandbox byKey = sandbox("2", "Running", Map.of("access.owner", "ci", "sandboxconsole.io/creator-kind", "key"));

        assertThat(byPerson.creator()).isEqualTo(new Creator.User("jane", "jane", Creator.Evidence.DECLARED));
        assertThat(byKey.creator()).isEqualTo(new Creator.ApiKey("ci", "ci", false, Creator.Evidence.DECLARED));
    }

    @Test
    void sandboxes_share_what_is_equal() {
        Sandbox one = sandbox("1", "Running", Map.of("team", new String("infra"), "access.owner", "jane"));
        Sandbox two = sandbox("2", "Running", Map.of("team", new String("infra"), "access.owner", "jane"));

        assertThat(two.source()).isSameAs(one.source());
        assertThat(two.state()).isSameAs(one.state());
        assertThat(two.status().reason()).isSameAs(one.status().reason());
        assertThat(two.creator()).isSameAs(one.creator());
        assertThat(two.platform()).isSameAs(one.platform());
        assertThat(two.entrypoint()).isSameAs(one.entrypoint());
        assertThat(two.metadata().get("team")).isSameAs(one.metadata().get("team"));
    }

    @Test
    void a_text_kept_elsewhere_is_told_as_an_address() {
        OpenSandboxApi.DiagnosticContentResponse wire =
                JsonMapper.shared().readValue("""
                        {"delivery":"url","contentUrl":"https://logs.example.com/1","expiresAt":"2026-11-22T12:00:00Z"}
                        """, OpenSandboxApi.DiagnosticContentResponse.class);

        assertThat(OpenSandboxMapper.diagnostics(wire).warnings())
                .extracting(Message::toString)
                .containsExactly(
                        "The engine keeps this text at https://logs.example.com/1 until 2026-11-22T12:00:00Z.");
    }

    @Test
    void a_condition_is_encoded_so_that_it_survives_being_decoded_twice() {
        assertThat(OpenSandboxRequests.condition("sandboxconsole.io/request", "a b&c=d"))
                .isEqualTo("sandboxconsole.io%2Frequest=a+b%26c%3Dd");
    }
}
