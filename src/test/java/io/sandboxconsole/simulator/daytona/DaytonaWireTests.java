package io.sandboxconsole.simulator.daytona;

import static io.sandboxconsole.simulator.JsonShape.assertShape;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Checks the members of each route's answer, null and omitted ones included, as recorded from a real server.
class DaytonaWireTests extends DaytonaEngineTest {

    /// What every single read of a started container says.
    private static final String READ = """
            {"id":"*","organizationId":"*","name":"web","target":"us","snapshot":"daytonaio/sandbox:0.5.0-slim",
             "user":"daytona","env":{"A":"b"},"cpu":1,"gpu":0,"memory":1,"disk":3,"public":false,
             "networkBlockAll":false,"networkAllowList":null,"domainAllowList":null,"labels":{"team":"alpha"},
             "volumes":[],"state":"started","desiredState":"started","errorReason":null,"recoverable":false,
             "backupState":"None","autoStopInterval":30,"autoArchiveInterval":60,"autoDeleteInterval":120,
             "sandboxClass":"container","createdAt":"*","updatedAt":"*","lastActivityAt":"*",
             "daemonVersion":"v0.190.0","runnerId":"*","toolboxProxyUrl":"http://proxy.localhost:4000/toolbox"}""";

    private static final String ORGANIZATION = """
            {"id":"*","name":"Team","createdBy":"alice","personal":false,"createdAt":"*","updatedAt":"*",
             "suspended":false,"suspensionReason":null,"suspendedAt":null,"suspendedUntil":null,
             "suspensionCleanupGracePeriodHours":24,"maxCpuPerSandbox":4,"maxMemoryPerSandbox":8,
             "maxDiskPerSandbox":10,"snapshotDeactivationTimeoutMinutes":20160,"sandboxLimitedNetworkEgress":false,
             "defaultRegionId":"us","authenticatedRateLimit":null,"sandboxCreateRateLimit":null,
             "sandboxLifecycleRateLimit":null,"experimentalConfig":null,"otelConfig":null,
             "authenticatedRateLimitTtlSeconds":null,"sandboxCreateRateLimitTtlSeconds":null,
             "sandboxLifecycleRateLimitTtlSeconds":null}""";

    private Answer created() throws Exception {
        return post("/sandbox", """
                {"name":"web","labels":{"team":"alpha"},"env":{"A":"b"},
                 "autoStopInterval":30,"autoArchiveInterval":60,"autoDeleteInterval":120}""");
    }

    private String web() throws Exception {
        String id = created().text("id");
        clock.advance(TRANSITION);
        return id;
    }

    private static ObjectNode read() {
        return (ObjectNode) Json.read(READ);
    }

    private static ObjectNode without(ObjectNode shape, String... names) {
        return shape.remove(Set.of(names));
    }

    @Test
    void create_leaves_out_what_a_read_says_is_null() throws Exception {
        ObjectNode shape = without(read(), "networkAllowList", "domainAllowList", "errorReason", "daemonVersion");

        assertShape(shape.put("state", "creating").toString(), created().text());
    }

    @Test
    void a_read_says_null_where_nothing_is() throws Exception {
        web();

        assertShape(READ, get("/sandbox/web").text());
        assertShape(READ, get("/sandbox/paginated").json().path("items").path(0).toString());
        assertShape(READ, post("/sandbox/web/start").text());
    }

    @Test
    void a_row_of_the_list_has_neither_environment_nor_volumes_nor_network() throws Exception {
        web();
        ObjectNode shape = without(read(), "env", "volumes", "networkBlockAll", "networkAllowList", "domainAllowList");

        assertShape(
                "{\"items\":[%s],\"nextCursor\":null}".formatted(shape),
                get("/sandbox?name=web").text());
    }

    @Test
    void an_image_has_no_snapshot_and_no_runner_before_it_is_built() throws Exception {
        Answer created = post("/sandbox", """
                {"name":"web","buildInfo":{"dockerfileContent":"FROM debian:12\\n"}}""");
        clock.advance(TRANSITION);

        assertThat(created.json().propertyNames()).doesNotContain("snapshot", "runnerId", "daemonVersion");
        assertThat(get("/sandbox/web").json().path("snapshot").isNull()).isTrue();
        assertThat(get("/sandbox/web").json().path("runnerId").isString()).isTrue();
        assertThat(created.json().path("buildInfo").path("snapshotRef").stringValue())
                .matches("daytona-[0-9a-f]{64}:daytona");
        assertShape(
                "{\"dockerfileContent\":\"*\",\"contextHashes\":null,\"createdAt\":\"*\",\"updatedAt\":\"*\",\"snapshotRef\":\"*\"}",
                created.json().path("buildInfo").toString());
    }

    @Test
    void stop_and_delete_do_not_say_when_it_was_used_last() throws Exception {
        web();
        ObjectNode shape = without(read(), "lastActivityAt");

        assertShape(
                shape.put("state", "stopping").put("desiredState", "stopped").toString(),
                post("/sandbox/web/stop").text());
        clock.advance(TRANSITION);
        assertThat(get("/sandbox/web").json().path("lastActivityAt").isString()).isTrue();
        assertShape(
                shape.put("state", "destroying")
                        .put("desiredState", "destroyed")
                        .put("name", "*")
                        .toString(),
                delete("/sandbox/web").text());
    }

    @Test
    void a_corpse_has_a_reason_and_no_daemon() throws Exception {
        daytona.behaviour().failStarts(1);
        created();
        ObjectNode shape = read();

        shape.put("state", "error")
                .put("errorReason", "no space left on device")
                .putNull("daemonVersion");

        assertShape(shape.toString(), get("/sandbox/web").text());
        assertThat(delete("/sandbox/web").text("state")).isEqualTo("error");
    }

    @Test
    void labels_without_the_wrapper_are_missing_from_the_answer_alone() throws Exception {
        web();

        assertShape(
                without(read(), "labels").toString(),
                put("/sandbox/web/labels", "{\"team\":\"x\"}").text());
        assertShape(READ, get("/sandbox/web").text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/ssh-access?expiresInMinutes=15|id,sandboxId,token,expiresAt,createdAt,updatedAt,sshCommand",
                "GET|/ports/3000/preview-url|sandboxId,url,token",
                "GET|/ports/3000/signed-preview-url|sandboxId,port,token,url",
                "GET|/toolbox-proxy-url|url"
            })
    void the_ways_in_have_these_members(String method, String path, String members) throws Exception {
        Answer answer = as("sim-daytona-key", method, "/sandbox/" + web() + path, "");

        assertThat(new TreeSet<>(answer.json().propertyNames())).isEqualTo(new TreeSet<>(Set.of(members.split(","))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/sandbox|{\"name\":\"web\"}|409|Sandbox with name web already exists",
                "POST|/sandbox|{\"snapshot\":\"x\"}|400|Snapshot x not found. Did you add it through the Daytona Dashboard?",
                "POST|/sandbox|{\"cpu\":2}|400|Cannot specify Sandbox resources when using a snapshot",
                "POST|/sandbox|{\"autoStopInterval\":-1}|400|Auto-stop interval must be non-negative",
                "POST|/sandbox|{\"name\":\"<b>\"}|400|name must not contain HTML tags, URLs, or control characters",
                "GET|/sandbox?labels=bad||400|Invalid labels JSON format",
                "GET|/sandbox?limit=500||400|limit must not be greater than 200",
                "GET|/sandbox?cursor=zzz||400|Invalid cursor provided: zzz",
                "GET|/sandbox/none||404|Sandbox with ID or name none not found",
                "GET|/sandbox/web/ports/99999/preview-url||400|Invalid port",
                "POST|/sandbox/web/autostop/-1||400|Auto-stop interval must be non-negative",
                "POST|/sandbox/web/autostop/abc||500|An unexpected error occurred.",
                "POST|/sandbox/web/archive||400|Sandbox is not stopped",
                "POST|/sandbox/web/recover||400|Sandbox is not in a recoverable state",
                "POST|/sandbox/web/fork||422|Forking is not supported for this sandbox",
                "GET|/users/me||401|Invalid credentials"
            })
    void an_error_says_its_status_and_why(String method, String path, String body, int status, String message)
            throws Exception {
        web();

        Answer answer = as("sim-daytona-key", method, path, body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("statusCode").intValue()).isEqualTo(status);
        assertThat(answer.text("path")).isEqualTo("/api" + path);
        assertThat(answer.text("error")).isEqualTo(HttpProblem.phrase(status));
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
    }

    @Test
    void a_snapshot_says_when_it_was_used_last_and_who_shares_it() throws Exception {
        post("/sandbox", "{}");

        assertShape(
                """
                {"id":"*","organizationId":"*","general":true,"name":"daytonaio/sandbox:0.5.0-slim",
                 "imageName":"daytonaio/sandbox:0.5.0-slim","state":"active","size":0.5,"entrypoint":null,"cpu":1,
                 "gpu":0,"mem":1,"disk":3,"errorReason":null,"createdAt":"*","updatedAt":"*","lastUsedAt":"%s",
                 "regionIds":["us","eu"],"initialRunnerId":"*","ref":"*","sandboxClass":"container"}""".formatted(JsonValues.time(clock.instant())),
                get("/snapshots/" + encoded("daytonaio/sandbox:0.5.0-slim")).text());
    }

    @Test
    void a_person_founds_an_organization_and_gives_out_keys() throws Exception {
        String token = daytona.token("alice");
        Answer founded = as(token, "POST", "/organizations", "{\"name\":\"Team\",\"defaultRegionId\":\"us\"}");
        String[] inside = {"X-Daytona-Organization-ID", founded.text("id")};

        Answer key = as(token, "POST", "/api-keys", "{\"name\":\"ci\",\"permissions\":[]}", inside);

        assertShape(ORGANIZATION, founded.text());
        assertShape(
                "{\"name\":\"ci\",\"value\":\"*\",\"createdAt\":\"*\",\"permissions\":[],\"expiresAt\":null}",
                key.text());
        assertThat(key.text("value")).matches("dtn_[0-9a-f]{64}");
        assertShape("""
                [{"name":"ci","value":"*","createdAt":"*","permissions":[],"lastUsedAt":null,"expiresAt":null,
                  "userId":"alice"}]""", as(token, "GET", "/api-keys", "", inside).text());
        assertShape(
                "{\"id\":\"alice\",\"name\":\"Alice\",\"email\":\"*\",\"publicKeys\":[],\"createdAt\":\"*\"}",
                as(token, "GET", "/users/me", "").text());
        assertShape(
                """
                [{"organizationId":"*","userId":"alice","role":"owner","createdAt":"*","updatedAt":"*",
                  "assignedRoles":[],"name":"Alice","email":"*"}]""",
                as(token, "GET", "/organizations/" + founded.text("id") + "/users", "")
                        .text());
    }

    @Test
    void the_configuration_lists_the_limits_even_when_there_are_none() throws Exception {
        assertShape("""
                {"version":"0.190.0","oidc":{"issuer":"*","clientId":"daytona","audience":"daytona"},
                 "linkedAccountsEnabled":false,"announcements":{},"proxyTemplateUrl":"*","proxyToolboxUrl":"*",
                 "defaultSnapshot":"daytonaio/sandbox:0.5.0-slim","dashboardUrl":"*","maxAutoArchiveInterval":43200,
                 "maintananceMode":false,"environment":"*","sshGatewayCommand":"*",
                 "rateLimit":{"authenticated":{},"sandboxCreate":{},"sandboxLifecycle":{}}}""", get("/config").text());
    }
}
