package io.sandboxconsole.simulator.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.simulator.JsonShape;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.account.Directory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks keys and tokens, organizations and permissions.
class AuthenticationTests extends DaytonaEngineTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "dtn_unknown", "eyJh.eyJz.forged"})
    void a_missing_unknown_or_forged_credential_is_refused(String credential) throws Exception {
        Answer answer = as(credential, "GET", "/sandbox", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.message()).isEqualTo("Invalid credentials");
    }

    @Test
    void a_key_tells_its_name_and_permissions_masked() throws Exception {
        Answer answer = get("/api-keys/current");

        JsonShape.assertShape("""
                {"name":"console","value":"sim********************key","createdAt":"*","permissions":"*",
                 "lastUsedAt":"*","expiresAt":null,"userId":"maria"}""", answer.text());
    }

    @Test
    void the_providers_own_server_says_where_a_key_belongs() throws Exception {
        assertThat(get("/api-keys/current").json().has("organizationId")).isFalse();

        daytona.behaviour().version("0.206.0");

        assertThat(get("/api-keys/current").text("organizationId")).isEqualTo(daytona.organization());
    }

    @Test
    void a_key_ignores_the_organization_header() throws Exception {
        assertThat(as("sim-daytona-key", "GET", "/sandbox", "", "X-Daytona-Organization-ID", "another")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_needs_the_organization_header() throws Exception {
        String token = daytona.token("maria");

        Answer without = as(token, "GET", "/sandbox", "");

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.message()).isEqualTo("Invalid authentication context");
        assertThat(asPerson("maria", "GET", "/sandbox", "").status()).isEqualTo(200);
        assertThat(as(token, "GET", "/sandbox", "", "X-Daytona-Organization-ID", Directory.SANDPIT)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_expired_token_is_refused() throws Exception {
        String token = daytona.token("maria");

        clock.advance(Duration.ofHours(9));

        assertThat(as(token, "GET", "/users/me", "").status()).isEqualTo(401);
    }

    @Test
    void the_first_use_of_a_token_creates_the_person_and_a_personal_organization() throws Exception {
        String token = daytona.token("newcomer");

        assertThat(as(token, "GET", "/users/me", "").text("email")).isEqualTo("newcomer@acme.example");
        assertThat(as(token, "GET", "/organizations", "")
                        .json()
                        .path(0)
                        .path("personal")
                        .booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api-keys", "/organizations", "/users/me"})
    void a_key_on_a_route_for_people_is_refused_like_a_wrong_one(String path) throws Exception {
        assertThat(get(path).status()).isEqualTo(401);
        assertThat(get(path).message()).isEqualTo("Invalid credentials");
    }

    @Test
    void old_servers_take_keys_there() throws Exception {
        daytona.behaviour().version("0.163.0");

        assertThat(get("/users/me").text("id")).isEqualTo("maria");
    }

    @Test
    void a_token_on_the_route_for_keys_is_refused() throws Exception {
        assertThat(asPerson("maria", "GET", "/api-keys/current", "").status()).isEqualTo(401);
    }

    @Test
    void a_key_without_permissions_still_lists_reads_and_obtains_previews() throws Exception {
        String id = running("web");

        assertThat(as(READONLY_KEY, "GET", "/sandbox", "").names()).contains("web");
        assertThat(as(READONLY_KEY, "GET", "/sandbox/" + id, "").status()).isEqualTo(200);
        assertThat(as(READONLY_KEY, "GET", "/sandbox/" + id + "/ports/3000/preview-url", "")
                        .text("token"))
                .isNotEmpty();
        assertThat(as(READONLY_KEY, "POST", "/sandbox/" + id + "/last-activity", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_missing_permission_is_access_denied() throws Exception {
        String id = running("web");

        assertThat(as(READONLY_KEY, "DELETE", "/sandbox/" + id, "").message()).isEqualTo("Access denied");
        assertThat(as(READONLY_KEY, "POST", "/sandbox/" + id + "/stop", "").status())
                .isEqualTo(403);
        assertThat(asPerson("jonas", "DELETE", "/sandbox/" + id, "").status()).isEqualTo(403);
    }

    @Test
    void the_path_of_another_organization_is_an_invalid_context_for_a_key() throws Exception {
        Answer answer = get("/audit/organizations/" + Directory.SANDPIT);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).isEqualTo("Invalid authentication context");
    }

    @Test
    void a_broken_back_end_is_not_a_wrong_key() throws Exception {
        daytona.behaviour().turn(Switch.BROKEN_AUTHENTICATION, true);

        assertThat(get("/sandbox").status()).isEqualTo(503);
    }

    @Test
    void a_rotated_key_ends_the_former_one() throws Exception {
        daytona.acceptKey("sim-daytona-rotated");

        assertThat(get("/sandbox").status()).isEqualTo(401);
        assertThat(as("sim-daytona-rotated", "GET", "/sandbox", "").status()).isEqualTo(200);
    }

    @Test
    void a_new_keys_value_is_shown_once_and_masked_afterwards() throws Exception {
        Answer created =
                asPerson("maria", "POST", "/api-keys", "{\"name\":\"fresh\",\"permissions\":[\"write:sandboxes\"]}");
        String value = created.text("value");

        assertThat(created.status()).isEqualTo(201);
        assertThat(value).matches("dtn_[0-9a-f]{64}");
        assertThat(asPerson("maria", "GET", "/api-keys/fresh", "").text("value"))
                .isEqualTo("dtn" + "*".repeat(20) + value.substring(value.length() - 3));
        assertThat(asPerson("maria", "POST", "/api-keys", "{\"name\":\"fresh\",\"permissions\":[]}")
                        .status())
                .isEqualTo(409);
        assertThat(as(value, "GET", "/sandbox", "").status()).isEqualTo(200);
    }

    @Test
    void key_names_are_unique_per_person_only() throws Exception {
        String body = "{\"name\":\"same\",\"permissions\":[]}";

        assertThat(asPerson("maria", "POST", "/api-keys", body).status()).isEqualTo(201);
        assertThat(asPerson("jonas", "POST", "/api-keys", body).status()).isEqualTo(201);
    }

    @Test
    void nobody_grants_more_than_they_may() throws Exception {
        Answer answer =
                asPerson("jonas", "POST", "/api-keys", "{\"name\":\"x\",\"permissions\":[\"delete:sandboxes\"]}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).isEqualTo("Insufficient permissions for assigning: delete:sandboxes");
    }

    @Test
    void an_owner_sees_all_keys_and_a_member_the_own_ones() throws Exception {
        assertThat(asPerson("maria", "GET", "/api-keys", "").names()).contains("console", "ci-pipeline-key");
        assertThat(asPerson("jonas", "GET", "/api-keys", "").names()).containsExactly("ci-pipeline-key");
    }

    @Test
    void a_key_is_deleted_without_a_body() throws Exception {
        assertThat(asPerson("jonas", "DELETE", "/api-keys/ci-pipeline-key", "").status())
                .isEqualTo(204);
        assertThat(asPerson("maria", "DELETE", "/api-keys/samuel/auditor", "").status())
                .isEqualTo(204);
        assertThat(asPerson("jonas", "DELETE", "/api-keys/samuel/readonly", "").status())
                .isEqualTo(403);
    }

    @Test
    void organizations_tell_members_roles_and_usage() throws Exception {
        String path = "/organizations/" + daytona.organization();

        assertThat(asPerson("maria", "GET", path + "/users", "").json().size()).isEqualTo(4);
        assertThat(asPerson("maria", "GET", path + "/roles", "").names()).contains("Developer", "Auditor");
        assertThat(asPerson("maria", "GET", path + "/usage", "")
                        .json()
                        .path("totalSnapshotQuota")
                        .intValue())
                .isEqualTo(30);
    }

    @Test
    void a_key_may_lose_a_permission_while_it_is_used() throws Exception {
        String id = running("web");

        daytona.limitKey(List.of("write:sandboxes"), null);

        assertThat(delete("/sandbox/" + id).message()).isEqualTo("Access denied");
        assertThat(get("/api-keys/current").text()).contains("\"permissions\":[\"write:sandboxes\"]");
        daytona.reset();
        assertThat(get("/api-keys/current").text()).contains("delete:sandboxes");
    }

    @Test
    void a_key_ends_when_it_says() throws Exception {
        daytona.limitKey(List.of("write:sandboxes"), clock.instant().plus(Duration.ofHours(1)));

        assertThat(get("/api-keys/current").text("expiresAt")).startsWith("2026-11-22T12:44:04");
        clock.advance(Duration.ofHours(2));
        assertThat(get("/sandbox").status()).isEqualTo(401);
    }

    @Test
    void a_key_without_the_audit_permission_changes_sandboxes_and_reads_no_audit_log() throws Exception {
        String key = "sim-daytona-sandboxes-key";

        assertThat(as(key, "POST", "/sandbox", "{}").status()).isEqualTo(200);
        assertThat(as(key, "GET", "/audit/organizations/" + daytona.organization(), "")
                        .message())
                .isEqualTo("Access denied");
    }

    @Test
    void a_suspended_organization_only_looks_and_stops() throws Exception {
        String id = running("web");

        daytona.behaviour().turn(Switch.SUSPENDED, true);

        Answer refused = post("/sandbox", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).isEqualTo("Organization is suspended: Payment overdue");
        assertThat(get("/sandbox").names()).contains("web");
        assertThat(post("/sandbox/" + id + "/stop").status()).isEqualTo(200);
        clock.advance(TRANSITION);
        assertThat(post("/sandbox/" + id + "/start").status()).isEqualTo(403);
        assertThat(asPerson("maria", "GET", "/organizations", "")
                        .json()
                        .path(0)
                        .path("suspended")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void every_answer_tells_the_time() throws Exception {
        assertThat(get("/health").header("Date")).isPresent();
        assertThat(get("/nowhere").header("Date")).isPresent();
    }
}
