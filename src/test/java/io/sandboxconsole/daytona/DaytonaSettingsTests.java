package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaytonaSettingsTests {

    private final CannedServer server = new CannedServer().answer("/sandbox", 200, "[]");

    @AfterEach
    void stop() {
        server.close();
    }

    private static String token(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return "%s.%s.c2lnbmF0dXJl"
                .formatted(
                        encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)),
                        encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
    }

    private String sent(String header) {
        return server.received().getLast().headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(header))
                .map(entry -> String.join(",", entry.getValue()))
                .findFirst()
                .orElse("");
    }

    @Test
    void a_key_is_sent_without_an_organization_and_our_name_with_it() {
        DaytonaProviders.at(server.api(), " dtn_key ", "acme").list();

        assertThat(sent("Authorization")).isEqualTo("Bearer dtn_key");
        assertThat(sent("X-Daytona-Source")).isEqualTo("sandbox-console");
        assertThat(sent(DaytonaApi.ORGANIZATION_HEADER)).isEmpty();
    }

    @Test
    void a_token_is_sent_with_its_organization() {
        DaytonaProviders.at(server.api(), token("{\"exp\":4102444800}"), "acme").list();

        assertThat(sent(DaytonaApi.ORGANIZATION_HEADER)).isEqualTo("acme");
    }

    @Test
    void a_token_without_an_organization_stops_the_start_and_names_the_setting() {
        String token = token("{\"sub\":\"canary\"}");

        assertThatIllegalStateException()
                .isThrownBy(() -> DaytonaProviders.at(server.api(), token, null))
                .withMessageContaining("console.connections.day.organization")
                .withMessageNotContaining(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "line\nbreak", "tab\tbed"})
    void a_key_that_cannot_be_one_is_refused_before_anything_is_sent(String key) {
        DaytonaProvider provider = DaytonaProviders.at(server.api(), key, null);

        for (Runnable call : List.<Runnable>of(provider::list, provider::check)) {
            assertThatExceptionOfType(Misconfigured.class).isThrownBy(call::run);
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_token_that_has_ended_is_refused_before_anything_is_sent() {
        DaytonaProvider provider = DaytonaProviders.at(server.api(), token("{\"exp\":1}"), "acme");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(provider::list)
                .withMessageContaining("The token has ended.");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_token_whose_claims_cannot_be_read_is_left_to_the_server() {
        DaytonaProviders.at(server.api(), "eyJhbGciOiJub25lIn0.eyJleHAiOi.x", "acme")
                .list();

        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://engine/api", "http://user:canary@engine/api", "http:///api", "http://engine/api?x=1"})
    void an_address_that_cannot_be_a_servers_is_refused(String url) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> DaytonaProviders.at(URI.create(url)).list())
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void an_id_that_would_change_the_path_is_unknown_without_asking(String id) {
        DaytonaProvider provider = DaytonaProviders.at(server.api());

        assertThat(provider.find(new SandboxId(DaytonaProviders.DAY, id))).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void no_secret_is_printed() {
        DaytonaProvider provider = DaytonaProviders.at(server.api(), "dtn_canary", null);

        assertThat(provider.way().toString()).doesNotContain("canary");
        assertThat(new DaytonaApi.PreviewUrl("x", "http://canary", "canary").toString())
                .doesNotContain("canary");
    }
}
