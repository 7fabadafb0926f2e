package io.sandboxconsole.gateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.gateway.GatewayFilterTest;
import io.sandboxconsole.gateway.RawHttp.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenantFilterTests extends GatewayFilterTest {

    private static final String ENGINE = "X-Engine: " + ENGINE_TOKEN;

    private static final String PATH = "/api/opensandbox/tenant";

    @Test
    void a_service_key_works_in_the_namespace_of_its_team() {
        var answer = ask(issue(Role.SERVICE).value());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"namespace\":\"platform\",\"ttl\":30}");
        assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.values("Set-Cookie")).isEmpty();
    }

    @Test
    void a_team_whose_name_is_no_namespace_needs_one_in_the_settings() {
        var named = issue(service("data_science"), "data_science");
        var other = issue(service("Other.Team"), "Other.Team");

        assertThat(ask(named.value()).body()).contains("\"ns-data\"");
        assertRefused(ask(other.value()), 401, "UNAUTHORIZED");
        assertThat(refusals()).containsExactly(other.key().id() + " no-namespace");
    }

    @Test
    void an_answer_is_never_believed_longer_than_the_key_lives() {
        var soon = issue(
                new KeyRequest(
                        "CI",
                        Kind.SERVICE,
                        "platform",
                        Role.SERVICE,
                        null,
                        clock.instant().plusSeconds(12),
                        Limits.NONE),
                "platform");
        var rotated = issue(Role.SERVICE);
        keys.rotate(Actors.person("lea", Role.LEAD, "platform"), rotated.key().id(), Duration.ofSeconds(20));

        assertThat(ask(soon.value()).body()).containsPattern("\"ttl\":1[12]");
        assertThat(ask(rotated.value()).body()).containsPattern("\"ttl\":(19|20)");
        clock.advance(Duration.ofSeconds(21));
        assertRefused(ask(soon.value()), 401, "UNAUTHORIZED");
        assertRefused(ask(rotated.value()), 401, "UNAUTHORIZED");
    }

    @Test
    void keys_that_are_unknown_revoked_or_may_not_change_anything_have_no_namespace() {
        var revoked = issue(Role.SERVICE);
        keys.revoke(Actors.person("root", Role.ADMIN), revoked.key().id());
        var viewer = issue(Role.VIEWER);

        assertRefused(ask("sck_no_such_key"), 401, "UNAUTHORIZED");
        assertRefused(ask("garbage"), 401, "UNAUTHORIZED");
        assertRefused(ask(revoked.value()), 401, "UNAUTHORIZED");
        assertRefused(ask(viewer.value()), 401, "UNAUTHORIZED");
        assertRefused(http().get(PATH, ENGINE), 401, "UNAUTHORIZED");

        assertThat(refusals())
                .containsExactly(
                        "unknown unknown-key",
                        "unknown malformed-key",
                        revoked.key().id() + " revoked-key",
                        viewer.key().id() + " no-namespace",
                        "unknown missing-credentials");
    }

    @Test
    void an_engine_that_does_not_prove_itself_learns_nothing() {
        String key = header(issue(Role.SERVICE).value());

        assertRefused(http().get(PATH, key), 401, "UNAUTHORIZED");
        assertRefused(http().get(PATH, key, "X-Engine: " + ENGINE_TOKEN + "x"), 401, "UNAUTHORIZED");
        assertRefused(http().get(PATH, key, ENGINE, ENGINE), 401, "UNAUTHORIZED");

        assertThat(refusals()).containsExactly("unknown wrong-engine");
        assertThat(rows()).doesNotContain(ENGINE_TOKEN);
    }

    @Test
    void only_the_question_itself_is_answered() {
        String key = header(issue(Role.SERVICE).value());

        assertRefused(http().send("POST", PATH, key, ENGINE), 405, "METHOD_NOT_ALLOWED");
        assertRefused(http().get(PATH + "/x", key, ENGINE), 404, "NOT_FOUND");
        assertRefused(http().get("/API/opensandbox/tenant", key, ENGINE), 404, "NOT_FOUND");
    }

    @Test
    void an_outage_is_not_a_no() {
        String value = issue(Role.SERVICE).value();
        database.stop();

        assertRefused(ask(value), 503, "DATABASE_UNAVAILABLE");
    }

    @Test
    void unknown_keys_cannot_be_asked_about_without_end_and_leave_familiar_ones_alone() {
        String familiar = issue(Role.SERVICE).value();
        ask(familiar);
        for (int count = 0; count < TenantKeys.UNKNOWN_A_MINUTE; count++) {
            assertThat(ask("sck_guess_%03d".formatted(count)).status()).isEqualTo(401);
        }

        var tooMany = ask("sck_guess_more");

        assertRefused(tooMany, 429, "QUOTA_EXCEEDED");
        assertThat(tooMany.value("Retry-After")).isEqualTo("1");
        assertThat(ask(familiar).status()).isEqualTo(200);
    }

    private Answer ask(String value) {
        return http().get(PATH, ENGINE, header(value));
    }

    private static KeyRequest service(String team) {
        return new KeyRequest("CI", Kind.SERVICE, team, Role.SERVICE, null, null, Limits.NONE);
    }
}
