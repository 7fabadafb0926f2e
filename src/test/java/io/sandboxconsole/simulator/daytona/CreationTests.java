package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Checks create calls: the answer, the defaults, the rejections, and the broken sandbox of a failed one.
class CreationTests extends DaytonaEngineTest {

    @Test
    void the_answer_says_creating_and_leaves_out_what_is_not_known_yet() throws Exception {
        JsonNode created = post("/sandbox", "{\"name\":\"web\"}").json();

        assertThat(created.path("state").stringValue()).isEqualTo("creating");
        assertThat(created.propertyNames())
                .doesNotContain("errorReason", "networkAllowList", "domainAllowList", "daemonVersion", "buildInfo");
        assertThat(created.path("lastActivityAt").isString()).isTrue();
        clock.advance(TRANSITION);
        JsonNode read = get("/sandbox/web").json();
        assertThat(read.path("state").stringValue()).isEqualTo("started");
        assertThat(read.path("errorReason").isNull()).isTrue();
        assertThat(read.path("networkAllowList").isNull()).isTrue();
        assertThat(read.path("daemonVersion").isString()).isTrue();
    }

    @Test
    void defaults_apply_silently() throws Exception {
        JsonNode created = post("/sandbox", "{}").json();

        assertThat(created.path("name")).isEqualTo(created.path("id"));
        assertThat(created.path("autoStopInterval").intValue()).isEqualTo(15);
        assertThat(created.path("autoArchiveInterval").intValue()).isEqualTo(10_080);
        assertThat(created.path("autoDeleteInterval").intValue()).isEqualTo(-1);
        assertThat(created.path("user").stringValue()).isEqualTo("daytona");
        assertThat(created.path("public").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 43200", "99999, 43200", "60, 60"})
    void the_archive_interval_is_clamped(int asked, int stored) throws Exception {
        assertThat(post("/sandbox", "{\"autoArchiveInterval\":%d}".formatted(asked))
                        .json()
                        .path("autoArchiveInterval")
                        .intValue())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "autoStopInterval, 0, 0",
        "autoStopInterval, null, 15",
        "autoStopInterval, 30, 30",
        "autoArchiveInterval, null, 10080",
        "autoDeleteInterval, 0, 0",
        "autoDeleteInterval, -1, -1",
        "autoDeleteInterval, null, -1",
        "autoDeleteInterval, 30, 30"
    })
    void an_interval_is_stored_as_given_and_null_is_the_usual_one(String member, String given, int stored)
            throws Exception {
        assertThat(post("/sandbox", "{\"%s\":%s}".formatted(member, given))
                        .json()
                        .path(member)
                        .intValue())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoStopInterval", "autoArchiveInterval"})
    void a_negative_number_is_only_for_deletion(String member) throws Exception {
        assertThat(post("/sandbox", "{\"%s\":-1}".formatted(member)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'snapshot':'daytona-vm'}|0|60",
                "{'snapshot':'daytona-vm','autoPauseInterval':0}|15|0",
                "{'snapshot':'daytona-vm','autoPauseInterval':5}|0|5",
                "{'snapshot':'daytona-vm','autoStopInterval':0}|0|0",
                "{'snapshot':'daytona-vm','autoDeleteInterval':0}|15|0",
                "{}|15|0"
            })
    void the_newest_server_pauses_what_can_pause(String body, int stop, int pause) throws Exception {
        daytona.behaviour().version("0.205.1");

        JsonNode created = post("/sandbox", body.replace('\'', '"')).json();

        assertThat(created.path("autoStopInterval").intValue()).isEqualTo(stop);
        assertThat(created.path("autoPauseInterval").intValue()).isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'autoPauseInterval':5}",
                "{'snapshot':'daytona-vm','autoPauseInterval':5,'autoStopInterval':5}",
                "{'snapshot':'daytona-vm','autoPauseInterval':5,'autoDeleteInterval':0}"
            })
    void the_newest_server_refuses_to_pause_what_cannot_pause_or_stops(String body) throws Exception {
        daytona.behaviour().version("0.205.1");

        assertThat(post("/sandbox", body.replace('\'', '"')).status()).isEqualTo(400);
    }

    @Test
    void an_image_is_built_first() throws Exception {
        JsonNode created = post(
                        "/sandbox",
                        "{\"buildInfo\":{\"dockerfileContent\":\"FROM debian:12\\n\"},\"cpu\":2,\"memory\":4,\"disk\":8}")
                .json();

        assertThat(created.path("state").stringValue()).isEqualTo("pending_build");
        assertThat(created.has("snapshot")).isFalse();
        assertThat(created.has("runnerId")).isFalse();
        assertThat(created.path("buildInfo").path("contextHashes").isNull()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        String id = created.path("id").stringValue();
        assertThat(state(id)).isEqualTo("building_snapshot");
        clock.advance(Duration.ofSeconds(1));
        assertThat(get("/sandbox/" + id).json().path("snapshot").isNull()).isTrue();
        assertThat(state(id)).isEqualTo("started");
    }

    @Test
    void a_build_may_fail_and_leaves_its_reason() throws Exception {
        daytona.behaviour().failBuilds(1);
        String body = "{\"buildInfo\":{\"dockerfileContent\":\"FROM debian:12\"}}";

        Answer created = post("/sandbox", body);
        clock.advance(TRANSITION);

        assertThat(created.status()).isEqualTo(200);
        JsonNode failed = get("/sandbox/" + created.text("id")).json();
        assertThat(failed.path("state").stringValue()).isEqualTo("build_failed");
        assertThat(failed.path("errorReason").stringValue()).startsWith("Failed to build image");
        assertThat(post("/sandbox/" + created.text("id") + "/start").status()).isEqualTo(400);
        String next = post("/sandbox", body).text("id");
        clock.advance(TRANSITION);
        assertThat(state(next)).isEqualTo("started");
    }

    @Test
    void an_image_alone_gets_small_resources() throws Exception {
        JsonNode created = post("/sandbox", "{\"buildInfo\":{\"dockerfileContent\":\"FROM alpine\"}}")
                .json();

        assertThat(created.path("cpu").intValue()).isEqualTo(1);
        assertThat(created.path("memory").intValue()).isEqualTo(1);
        assertThat(created.path("disk").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'snapshot':'x','buildInfo':{'dockerfileContent':'FROM a'}}|400",
                "{'linkedSandbox':'x','buildInfo':{'dockerfileContent':'FROM a'}}|400",
                "{'cpu':2}|400",
                "{'snapshot':'acme-ci','memory':2}|400",
                "{'gpuType':'H100'}|400",
                "{'cpu':0}|200",
                "{'snapshot':'nope'}|400",
                "{'snapshot':'acme-2025'}|400",
                "{'snapshot':'acme-ci','target':'eu'}|400",
                "{'target':'mars'}|404",
                "{'name':'<b>x</b>'}|400",
                "{'name':'see http://x'}|400",
                "{'autoStopInterval':-1}|400",
                "{'autoArchiveInterval':-1}|400",
                "{'labels':'x','cpu':'a'}|400",
                "{'buildInfo':{'dockerfileContent':'FROM a'},'cpu':64}|400",
                "{'buildInfo':{'dockerfileContent':'FROM a'},'gpu':1,'autoDeleteInterval':5}|400",
                "not json|400"
            })
    void the_rules_of_create(String body, int status) throws Exception {
        assertThat(post("/sandbox", body.replace('\'', '"')).status()).isEqualTo(status);
    }

    @Test
    void problems_of_the_form_come_as_one_sentence() throws Exception {
        assertThat(post("/sandbox", "{\"labels\":\"x\",\"cpu\":\"a\"}").message())
                .isEqualTo(
                        "labels must be an object, cpu must not be less than 0, cpu must be a number conforming to the specified constraints");
    }

    @Test
    void a_personal_organization_has_no_region_by_itself() throws Exception {
        String token = daytona.token("alice");
        String personal =
                as(token, "GET", "/organizations", "").json().path(0).path("id").stringValue();
        String[] inside = {"X-Daytona-Organization-ID", personal};

        assertThat(as(token, "POST", "/sandbox", "{}", inside).status()).isEqualTo(400);
        assertThat(as(token, "POST", "/sandbox", "{\"target\":\"eu\"}", inside).status())
                .isEqualTo(200);
    }

    @Test
    void a_name_is_taken_only_once_in_an_organization() throws Exception {
        running("web");

        assertThat(post("/sandbox", "{\"name\":\"web\"}").status()).isEqualTo(409);
        assertThat(as("sim-daytona-sandpit-key", "POST", "/sandbox", "{\"name\":\"web\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_failed_start_answers_400_and_leaves_a_corpse() throws Exception {
        daytona.behaviour().failStarts(1);

        Answer answer = post("/sandbox", "{\"name\":\"web\"}");
        JsonNode corpse = get("/sandbox/web").json();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("Sandbox failed to start: ");
        assertThat(corpse.path("state").stringValue()).isEqualTo("error");
        assertThat(corpse.path("desiredState").stringValue()).isEqualTo("started");
        assertThat(corpse.path("errorReason").isString()).isTrue();
        assertThat(get("/sandbox?name=web").names()).containsExactly("web");
        assertThat(post("/sandbox/web/start").message()).isEqualTo("Sandbox is in an errored state");
    }

    @Test
    void a_build_does_not_use_up_a_start_that_shall_fail() throws Exception {
        daytona.behaviour().failStarts(1);

        assertThat(post("/sandbox", "{\"buildInfo\":{\"dockerfileContent\":\"FROM a\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(post("/sandbox", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_lost_answer_leaves_the_sandbox_that_was_created() throws Exception {
        daytona.faults().on("POST /sandbox").times(1).lostAnswer();

        assertThatThrownBy(() -> post("/sandbox", "{\"name\":\"web\"}")).isInstanceOf(IOException.class);

        assertThat(get("/sandbox/web").status()).isEqualTo(200);
    }

    @Test
    void create_waits_until_the_sandbox_runs_and_still_says_creating() throws Exception {
        daytona.behaviour().turn(Switch.WAIT_FOR_START, true);

        CompletableFuture<Answer> waiting = later("POST", "/sandbox", "{\"name\":\"web\"}");
        await().until(() -> daytona.fleet().size() == 1);
        assertThat(waiting).isNotDone();
        clock.advance(TRANSITION);

        assertThat(waiting.get(1, TimeUnit.MINUTES).text("state")).isEqualTo("creating");
        assertThat(state("web")).isEqualTo("started");
    }

    @Test
    void create_waits_for_half_a_minute_at_most() throws Exception {
        daytona.behaviour().turn(Switch.WAIT_FOR_START, true);
        daytona.behaviour().turn(Switch.STUCK_TRANSITIONS, true);

        CompletableFuture<Answer> waiting = later("POST", "/sandbox", "{\"name\":\"web\"}");
        await().until(() -> daytona.fleet().size() == 1);
        await().until(() -> {
            clock.advance(Duration.ofSeconds(30));
            return waiting.isDone();
        });

        assertThat(waiting.get().status()).isEqualTo(200);
        assertThat(state("web")).isEqualTo("creating");
    }

    @Test
    void a_warm_pool_hit_is_started_at_once() throws Exception {
        daytona.behaviour().turn(Switch.WARM_POOL, true);

        assertThat(post("/sandbox", "{}").text("state")).isEqualTo("started");
    }

    @Test
    void a_linked_sandbox_must_be_ephemeral_and_goes_with_its_owner() throws Exception {
        String owner = running("owner");
        String body = "{\"name\":\"follower\",\"linkedSandbox\":\"%s\"".formatted(owner);
        assertThat(post("/sandbox", body + "}").status()).isEqualTo(400);
        String follower = post("/sandbox", body + ",\"autoDeleteInterval\":0}").text("id");

        delete("/sandbox/" + owner);
        clock.advance(TRANSITION);

        assertThat(get("/sandbox/" + follower).status()).isEqualTo(404);
    }

    @Test
    void newer_servers_know_more_members() throws Exception {
        daytona.behaviour().version("0.205.1");

        JsonNode created = post("/sandbox", "{\"ttlMinutes\":10}").json();

        assertThat(created.path("autoDestroyAt").isString()).isTrue();
        assertThat(created.path("spot").isBoolean()).isTrue();
        assertThat(post("/sandbox", "{\"autoPauseInterval\":5,\"autoStopInterval\":5}")
                        .status())
                .isEqualTo(400);
    }
}
