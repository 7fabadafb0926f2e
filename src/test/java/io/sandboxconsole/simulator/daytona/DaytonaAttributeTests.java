package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Checks labels, intervals, reachability, SSH and previews.
class DaytonaAttributeTests extends DaytonaEngineTest {

    @Test
    void labels_are_replaced_as_a_whole() throws Exception {
        String id = running("web");
        put("/sandbox/" + id + "/labels", "{\"labels\":{\"team\":\"alpha\"}}");

        Answer answer = put("/sandbox/" + id + "/labels", "{\"labels\":{\"owner\":\"me\"}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(get("/sandbox/" + id).json().path("labels").toString()).isEqualTo("{\"owner\":\"me\"}");
    }

    @Test
    void labels_without_the_wrapper_are_accepted_and_ignored() throws Exception {
        String id = running("web");
        put("/sandbox/" + id + "/labels", "{\"labels\":{\"team\":\"alpha\"}}");
        String before = get("/sandbox/" + id).text("updatedAt");
        clock.advance(TRANSITION);

        Answer answer = put("/sandbox/" + id + "/labels", "{\"team\":\"beta\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("labels")).isFalse();
        JsonNode after = get("/sandbox/" + id).json();
        assertThat(after.path("labels").toString()).isEqualTo("{\"team\":\"alpha\"}");
        assertThat(after.path("updatedAt").stringValue()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"autostop/45", "autoarchive/0", "autodelete/-1", "public/true", "public/maybe", "last-activity"})
    void these_answer_201(String change) throws Exception {
        String id = running("web");

        assertThat(post("/sandbox/" + id + "/" + change).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"autostop/-1", "autoarchive/-1"})
    void negative_intervals_are_refused(String change) throws Exception {
        String id = running("web");

        assertThat(post("/sandbox/" + id + "/" + change).status()).isEqualTo(400);
    }

    @Test
    void anything_but_true_closes_a_sandbox() throws Exception {
        String id = running("web");

        assertThat(post("/sandbox/" + id + "/public/true").json().path("public").booleanValue())
                .isTrue();
        assertThat(post("/sandbox/" + id + "/public/maybe")
                        .json()
                        .path("public")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void the_network_is_set_as_far_as_it_is_named() throws Exception {
        String id = running("web");

        JsonNode answer = post(
                        "/sandbox/" + id + "/network-settings",
                        "{\"networkBlockAll\":true,\"networkAllowList\":\"10.0.0.0/8\"}")
                .json();

        assertThat(answer.path("networkBlockAll").booleanValue()).isTrue();
        assertThat(answer.path("networkAllowList").stringValue()).isEqualTo("10.0.0.0/8");
        assertThat(post("/sandbox/" + id + "/network-settings", "{\"networkBlockAll\":false}")
                        .text("networkAllowList"))
                .isEqualTo("10.0.0.0/8");
    }

    @Test
    void last_activity_needs_the_id_and_not_the_name() throws Exception {
        running("web");

        assertThat(post("/sandbox/web/last-activity").status()).isEqualTo(404);
        assertThat(get("/sandbox/web/toolbox-proxy-url").status()).isEqualTo(404);
    }

    @Test
    void a_new_ssh_token_revokes_the_earlier_ones() throws Exception {
        String id = running("web");
        String first =
                post("/sandbox/" + id + "/ssh-access?expiresInMinutes=15").text("token");

        Answer second = post("/sandbox/" + id + "/ssh-access");

        assertThat(first).matches("[A-Za-z0-9]{32}");
        assertThat(second.text("sshCommand")).isEqualTo("ssh -p 2222 " + second.text("token") + "@localhost");
        assertThat(second.text("expiresAt")).isEqualTo("2026-11-22T12:44:06.330Z");
        assertThat(valid(first)).isFalse();
        assertThat(valid(second.text("token"))).isTrue();
    }

    @Test
    void ssh_tokens_are_revoked_one_by_one_or_all_and_expire() throws Exception {
        String id = running("web");
        String token = post("/sandbox/" + id + "/ssh-access?expiresInMinutes=5").text("token");

        assertThat(delete("/sandbox/" + id + "/ssh-access?token=another").status())
                .isEqualTo(200);
        assertThat(valid(token)).isTrue();
        assertThat(delete("/sandbox/" + id + "/ssh-access").text("id")).isEqualTo(id);
        assertThat(valid(token)).isFalse();
        String next = post("/sandbox/" + id + "/ssh-access?expiresInMinutes=5").text("token");
        clock.advance(java.time.Duration.ofMinutes(5));
        assertThat(valid(next)).isFalse();
    }

    private boolean valid(String token) throws Exception {
        return get("/sandbox/ssh-access/validate?token=" + token)
                .json()
                .path("valid")
                .booleanValue();
    }

    @Test
    void a_preview_token_stays_until_the_next_start() throws Exception {
        String id = running("web");
        String path = "/sandbox/" + id + "/ports/3000/preview-url";

        String token = get(path).text("token");
        assertThat(get(path).text("token")).isEqualTo(token);
        assertThat(get(path).text("url")).isEqualTo("http://3000-" + id + ".proxy.localhost:4000");
        post("/sandbox/" + id + "/stop");
        clock.advance(TRANSITION);
        post("/sandbox/" + id + "/start");
        clock.advance(TRANSITION);
        assertThat(get(path).text("token")).isNotEqualTo(token);
    }

    @Test
    void a_signed_preview_has_its_token_in_the_host_name() throws Exception {
        String id = running("web");
        String path = "/sandbox/" + id + "/ports/3000/signed-preview-url";

        Answer answer = get(path + "?expiresInSeconds=300");

        assertThat(answer.text("url")).contains("3000-" + answer.text("token"));
        assertThat(get(path + "?expiresInSeconds=86401").status()).isEqualTo(400);
        assertThat(post(path + "/" + answer.text("token") + "/expire").status()).isEqualTo(201);
        assertThat(get("/sandbox/" + id + "/ports/99999/preview-url").status()).isEqualTo(400);
    }

    @Test
    void build_logs_exist_for_images_only() throws Exception {
        String id = running("web");
        String built = post("/sandbox", "{\"buildInfo\":{\"dockerfileContent\":\"FROM a\"}}")
                .text("id");

        assertThat(get("/sandbox/" + id + "/build-logs-url").status()).isEqualTo(404);
        assertThat(get("/sandbox/" + built + "/build-logs-url").text("url")).contains(built);
    }

    @Test
    void a_signed_preview_leads_to_its_sandbox_until_it_ends() throws Exception {
        String id = running("web");
        String path = "/sandbox/" + id + "/ports/3000/signed-preview-url";
        String ended = get(path + "?expiresInSeconds=30").text("token");
        String revoked = get(path + "?expiresInSeconds=3600").text("token");

        assertThat(get("/preview/" + revoked + "/3000/sandbox-id").text()).contains(id);
        assertThat(get("/preview/" + revoked + "/8080/sandbox-id").status()).isEqualTo(404);
        assertThat(post(path + "/" + revoked + "/expire").status()).isEqualTo(201);
        clock.advance(java.time.Duration.ofSeconds(31));

        assertThat(get("/preview/" + revoked + "/3000/sandbox-id").status()).isEqualTo(404);
        assertThat(get("/preview/" + ended + "/3000/sandbox-id").status()).isEqualTo(404);
    }
}
