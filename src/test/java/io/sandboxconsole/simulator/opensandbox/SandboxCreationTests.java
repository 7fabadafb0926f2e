package io.sandboxconsole.simulator.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.EngineClient;
import io.sandboxconsole.simulator.EngineClient.Answer;
import io.sandboxconsole.simulator.MovingClock;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks the rules for create requests and for metadata afterwards.
class SandboxCreationTests {

    private final MovingClock clock = new MovingClock();
    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests(), clock);
    private final EngineClient client = EngineClient.of(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private Answer create(String members) throws Exception {
        return client.post(
                "/sandboxes",
                "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{}" + members + "}");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"entrypoint":["a"],"resourceLimits":{}}                                             | value_error
            {"image":{"uri":"a"},"resourceLimits":{}}                                            | value_error
            {"image":{"uri":"a"},"entrypoint":["a"]}                                             | value_error
            {"image":{"uri":"a"},"snapshotId":"s","entrypoint":["a"],"resourceLimits":{}}        | value_error
            {"image":{},"entrypoint":["a"],"resourceLimits":{}}                                  | missing
            {"image":{"uri":5},"entrypoint":["a"],"resourceLimits":{}}                           | string_type
            {"image":{"uri":"a"},"entrypoint":[],"resourceLimits":{}}                            | too_short
            {"image":{"uri":"a"},"entrypoint":[1],"resourceLimits":{}}                           | string_type
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"timeout":59}            | greater_than_equal
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"timeout":"soon"}        | int_parsing
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"timeout":true}          | int_type
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"metadata":{"k":1}}      | string_type
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"secureAccess":"maybe"}  | bool_parsing
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"volumes":[{}]}          | missing
            {"image":{"uri":"a"},"entrypoint":["a"],"resourceLimits":{},"credentialProxy":{"enabled":true}} | value_error
            [1]                                                                                  | model_attributes_type
            not json                                                                             | json_invalid
            """)
    void a_malformed_request_is_invalid(String body, String type) throws Exception {
        Answer answer = client.post("/sandboxes", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").path(0).path("type").stringValue())
                .isEqualTo(type);
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "metadata":{"-key":"v"}                                    | 400 | SANDBOX::INVALID_METADATA_LABEL
            "metadata":{"key":"a/b"}                                   | 400 | SANDBOX::INVALID_METADATA_LABEL
            "metadata":{"example.com/key":"v.1_2"}                     | 202 | ``
            "timeout":86401                                            | 400 | SANDBOX::INVALID_PARAMETER
            "timeout":"600"                                            | 202 | ``
            "timeout":null                                             | 202 | ``
            "platform":{"os":" Linux ","arch":"AMD64"}                 | 202 | ``
            "env":{"A":null}                                           | 202 | ``
            "env":{"OPENSANDBOX_EGRESS_X":"1"}                         | 400 | SANDBOX::INVALID_PARAMETER
            "extensions":{"access.renew.extend.seconds":"300"}         | 202 | ``
            "unheardOf":{"a":1}                                        | 202 | ``
            "volumes":[{"name":"v","mountPath":"/m","pvc":{"claimName":"c","createIfNotExists":false}}] | 400 | VOLUME::PVC_NOT_FOUND
            "volumes":[{"name":"v","mountPath":"/m","pvc":{"claimName":"c"}},{"name":"v","mountPath":"/n","pvc":{"claimName":"c"}}] | 400 | VOLUME::DUPLICATE_NAME
            """)
    void a_well_formed_request_meets_the_rules(String members, int status, String code) throws Exception {
        Answer answer = create("," + members);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void an_invalid_request_is_echoed_with_its_secrets() throws Exception {
        Answer answer = client.post(
                "/sandboxes",
                "{\"image\":{\"uri\":\"a\",\"auth\":{\"username\":\"u\",\"password\":\"canary-7\"}},\"env\":{\"T\":\"canary-8\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("canary-7", "canary-8");
    }

    @Test
    void a_sandbox_restored_from_a_snapshot_has_no_image() throws Exception {
        String source = client.create(600);
        Answer snapshot = client.post("/sandboxes/" + source + "/snapshots", "{\"name\":\"warm\"}");
        String id = snapshot.json().path("id").stringValue();
        String restore = "{\"snapshotId\":\"%s\",\"resourceLimits\":{}}".formatted(id);

        assertThat(snapshot.status()).isEqualTo(202);
        assertThat(snapshot.header("Location")).contains("/v1/snapshots/" + id);
        assertThat(client.post("/sandboxes", restore).code()).isEqualTo("SNAPSHOT::NOT_READY");
        assertThat(client.send("DELETE", "/snapshots/" + id, "").code()).isEqualTo("SNAPSHOT::INVALID_STATE");

        clock.advance(Duration.ofSeconds(2));
        Answer restored = client.post("/sandboxes", restore);
        var sandbox = client.get("/sandboxes/" + restored.json().path("id").stringValue())
                .json();

        assertThat(restored.status()).isEqualTo(202);
        assertThat(sandbox.path("image").isMissingNode()).isTrue();
        assertThat(sandbox.path("snapshotId").stringValue()).isEqualTo(id);
        assertThat(sandbox.path("entrypoint").size()).isEqualTo(3);
        assertThat(client.get("/snapshots?name=warm&state=Ready&sandboxId=" + source)
                        .ids())
                .containsExactly(id);
        assertThat(client.get("/snapshots?state=ready").ids()).isEmpty();
        assertThat(client.send("DELETE", "/snapshots/" + id, "").code()).isEqualTo("SNAPSHOT::DELETE_CONFLICT");
    }

    @Test
    void a_restored_sandbox_inherits_every_label_that_the_request_does_not_set() throws Exception {
        String source = client.post(
                        "/sandboxes",
                        "{\"image\":{\"uri\":\"a\"},\"entrypoint\":[\"b\"],\"resourceLimits\":{},"
                                + "\"metadata\":{\"access.owner\":\"ada\",\"sandboxconsole.io/request\":\"r1\",\"env\":\"dev\"}}")
                .json()
                .path("id")
                .stringValue();
        String snapshot = client.post("/sandboxes/" + source + "/snapshots", "")
                .json()
                .path("id")
                .stringValue();
        clock.advance(Duration.ofSeconds(2));

        String id = client.post(
                        "/sandboxes",
                        "{\"snapshotId\":\"%s\",\"resourceLimits\":{},\"metadata\":{\"env\":\"test\"}}"
                                .formatted(snapshot))
                .json()
                .path("id")
                .stringValue();

        var metadata = client.get("/sandboxes/" + id).json().path("metadata");
        assertThat(metadata.path("access.owner").stringValue()).isEqualTo("ada");
        assertThat(metadata.path("sandboxconsole.io/request").stringValue()).isEqualTo("r1");
        assertThat(metadata.path("env").stringValue()).isEqualTo("test");
    }

    @Test
    void a_snapshot_outlives_its_sandbox_until_it_is_deleted() throws Exception {
        String source = client.create(600);
        String id = client.post("/sandboxes/" + source + "/snapshots", "")
                .json()
                .path("id")
                .stringValue();
        clock.advance(Duration.ofSeconds(2));
        client.send("DELETE", "/sandboxes/" + source, "");

        assertThat(client.get("/snapshots/" + id)
                        .json()
                        .path("status")
                        .path("state")
                        .stringValue())
                .isEqualTo("Ready");
        assertThat(client.send("DELETE", "/snapshots/" + id, "").status()).isEqualTo(204);
        assertThat(client.get("/snapshots/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_image_that_cannot_be_pulled_fails_the_call_and_leaves_nothing() throws Exception {
        Answer answer = client.post(
                "/sandboxes",
                "{\"image\":{\"uri\":\"does-not-exist:1\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{}}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("DOCKER::SANDBOX_IMAGE_PULL_FAILED");
        assertThat(simulator.fleet().size()).isZero();
    }

    @Test
    void a_deleted_creation_label_comes_back_with_the_next_patch() throws Exception {
        String path = "/sandboxes/" + client.create(600) + "/metadata";

        Answer deleted = client.send("PATCH", path, "{\"team\":null}");
        Answer next = client.send("PATCH", path, "{\"env\":\"dev\"}");

        assertThat(deleted.json().path("metadata").isMissingNode()).isTrue();
        assertThat(next.json().path("metadata").toString()).contains("\"team\":\"infra\"", "\"env\":\"dev\"");
    }

    @Test
    void an_invalid_patch_is_refused_with_one_of_two_codes() throws Exception {
        String path = "/sandboxes/" + client.create(600) + "/metadata";

        assertThat(client.send("PATCH", path, "{\"opensandbox.io/x\":null}").code())
                .isEqualTo("INVALID_METADATA_LABEL");
        assertThat(client.send("PATCH", path, "{\"k\":\"a b\"}").code()).isEqualTo("SANDBOX::INVALID_METADATA_LABEL");
        assertThat(client.send("PATCH", path, "{\"not a label\":null}").status())
                .isEqualTo(200);
        assertThat(client.send("PATCH", path, "{}").status()).isEqualTo(200);
        assertThat(client.send("PATCH", "/sandboxes/nope/metadata", "{\"k\":1}").status())
                .isEqualTo(422);
        assertThat(client.send("PATCH", "/sandboxes/nope/metadata", "{\"k\":\"a b\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void labels_of_the_image_show_up_as_metadata() throws Exception {
        Answer created = client.post(
                "/sandboxes",
                "{\"image\":{\"uri\":\"%s\"},\"entrypoint\":[\"a\"],\"resourceLimits\":{}}".formatted(Images.LABELLED));

        assertThat(created.json().path("metadata").path("maintainer").stringValue())
                .contains("@");
    }

    @Test
    void a_port_is_checked_and_the_egress_port_comes_with_a_token() throws Exception {
        String endpoints = "/sandboxes/" + client.create(600) + "/endpoints/";

        assertThat(client.get(endpoints + "0").code()).isEqualTo("DOCKER::INVALID_PORT");
        assertThat(client.get(endpoints + "65536").code()).isEqualTo("DOCKER::INVALID_PORT");
        assertThat(client.get(endpoints + "http").status()).isEqualTo(422);
        assertThat(client.get(endpoints + "8080?use_server_proxy=perhaps").status())
                .isEqualTo(422);
        assertThat(client.get(endpoints + "18080").json().path("headers").propertyNames())
                .containsExactly("OPENSANDBOX-EGRESS-AUTH");
    }
}
