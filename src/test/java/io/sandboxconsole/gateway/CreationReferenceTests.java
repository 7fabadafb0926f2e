package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.gateway.RawEngine.Reply;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Patterns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that a creation names only what its caller may use, under whichever name the engine takes.
class CreationReferenceTests {

    private static final Patterns PLATFORM = new Patterns(
            List.of("platform-*"),
            List.of("/data/platform", "/data/platform/*"),
            List.of("team-bucket"),
            List.of("p-*"));

    private static final SharedResourceProperties LISTED = new SharedResourceProperties(
            Map.of("prod", new Entry(Map.of("platform", PLATFORM), Set.of("requestId", "notice_ref"))));

    private final RawEngine engine = new RawEngine();

    private final TestGateway gateway = new TestGateway(engine.uri());

    private final TestGateway listing = new TestGateway(engine.uri(), LISTED);

    private final Actor ann = Actors.person("ann", Role.OPERATOR, "platform");

    private final Actor admin = Actors.person("root", Role.ADMIN);

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshotId", "snapshot_id", "snapshot\\u005fid"})
    void another_teams_snapshot_is_unknown_under_every_name(String member) {
        engine.answers(
                call -> call.uri().contains("/snapshots/")
                        ? Reply.of(
                                200,
                                "{\"id\":\"sn-1\",\"sandboxId\":\"sb-1\",\"status\":{\"state\":\"Ready\"},\"createdAt\":\"2026-01-01T00:00:00Z\"}")
                        : call.method().equals("POST")
                                ? Reply.of(202, "{\"id\":\"new\"}")
                                : Reply.of(
                                        200,
                                        "{\"id\":\"sb-1\",\"status\":{\"state\":\"Running\"},\"createdAt\":\"2026-01-01T00:00:00Z\",\"metadata\":{\"access.team\":\"research\"}}"));
        String body = "{\"%s\":\"sn-1\"}".formatted(member);

        var answer = gateway.call(ann, "POST", "/sandboxes", body);
        var allowed = gateway.call(admin, "POST", "/sandboxes", body);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(gateway.trail.story()).startsWith("INTENT create", "OUTCOME create FAILED");
        assertThat(allowed.status()).isEqualTo(202);
        assertThat(engine.received.stream().filter(call -> call.method().equals("POST")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"templateId", "template_id"})
    void a_template_of_unknown_owner_is_unknown_to_all_but_admins_and_costs_no_call(String member) {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"fsb-1\"}"));
        String body = "{\"%s\":\"tpl-1\",\"timeout\":600}".formatted(member);

        var answer = gateway.call(ann, "POST", "/sandboxes", body);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(engine.received).isEmpty();
        assertThat(gateway.call(admin, "POST", "/sandboxes", body).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"snapshotId\":\"a\",\"snapshot_id\":\"b\"}|“snapshotId” is given under two of its names; line 1, column 19",
                "{\"snapshot_id\":null,\"x\":1,\"snapshotId\":\"b\"}|snapshotId",
                "{\"templateId\":\"a\",\"template_id\":\"a\"}|templateId",
                "{\"resource_limits\":{},\"resourceLimits\":{}}|resourceLimits",
                "{\"networkPolicy\":{},\"network_policy\":{}}|networkPolicy",
                "{\"networkPolicy\":{\"defaultAction\":\"deny\",\"default_action\":\"allow\"}}|defaultAction",
                "{\"volumes\":[{\"mountPath\":\"/a\",\"mount_path\":\"/b\"}]}|mountPath",
                "{\"volumes\":[{\"pvc\":{\"claim_name\":\"a\",\"claimName\":\"b\"}}]}|claimName",
                "{\"lifecycle\":{\"periodic\":[{\"timeoutSeconds\":1,\"timeout_seconds\":2}]}}|timeoutSeconds"
            })
    void a_member_given_under_both_its_names_is_refused_at_its_place(String body, String told) {
        var answer = gateway.call(admin, "POST", "/sandboxes", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
        assertThat(engine.received).isEmpty();
        assertThat(gateway.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forkOfId", "base_id", "poolRef", "volume_ref", "sandboxId"})
    void a_member_that_the_console_does_not_know_and_that_seems_to_name_something_is_refused(String member) {
        var answer = gateway.call(admin, "POST", "/sandboxes", "{\"%s\":\"x\"}".formatted(member));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("“%s”".formatted(member), "console.connections.prod.allowed-members");
        assertThat(engine.received).isEmpty();
    }

    @Test
    void an_allowed_name_and_names_inside_the_callers_own_maps_pass_byte_for_byte() {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\"}"));
        String rest =
                "\"requestId\":1,\"notice_ref\":null,\"env\":{\"a_id\":\"1\",\"aId\":\"2\",\"mount_path\":\"\",\"mountPath\":\"\"},"
                        + "\"extensions\":{\"someRef\":\"x\"},\"resourceLimits\":{\"gpu_id\":\"1\"},\"later\":{\"xId\":[{\"y_ref\":1}]},"
                        + "\"volumes\":[{\"name\":\"v\",\"mountPath\":\"/m\",\"pvc\":{\"claimName\":\"platform-1\",\"x_id\":1}}]";

        var answer = listing.call(ann, "POST", "/sandboxes", "{\"metadata\":{\"a_id\":\"1\"}," + rest + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(engine.received.getFirst().body()).endsWith("\"a_id\":\"1\"}," + rest + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"volumes\":[{\"pvc\":{\"claimName\":\"research-1\"}}]",
                "\"volumes\":[{\"pvc\":{\"claim_name\":\"research-1\"}}]",
                "\"volumes\":[{\"host\":{\"path\":\"/data/platform-2\"}}]",
                "\"volumes\":[{\"host\":{\"path\":\"/data/platform/../research\"}}]",
                "\"volumes\":[{\"ossfs\":{\"bucket\":\"other\"}}]",
                "\"volumes\":[{\"pvc\":{\"claimName\":\"platform-1\"}},{\"host\":{\"path\":\"/\"}}]",
                "\"volumes\":[{\"nfs\":{\"server\":\"10.0.0.1\"}}]",
                "\"extensions\":{\"poolRef\":\"other\"}",
                "\"extensions\":{\"poolRef\":\" * \"}"
            })
    void where_a_connection_lists_what_teams_may_use_nothing_else_is_used(String member) {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\"}"));
        String body = "{%s}".formatted(member);

        var refused = listing.call(ann, "POST", "/sandboxes", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("“prod”");
        assertThat(engine.received).isEmpty();
        assertThat(listing.trail.story()).containsExactly("INTENT create", "OUTCOME create FAILED");
        assertThat(listing.trail.rows().toString()).contains("RESOURCE_NOT_LISTED");
        assertThat(listing.call(admin, "POST", "/sandboxes", body).status()).isEqualTo(202);
        assertThat(gateway.call(ann, "POST", "/sandboxes", body).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"volumes\":[{\"pvc\":{\"claimName\":\"platform-1\"}},{\"ossfs\":{\"bucket\":\"team-bucket\"}}]",
                "\"volumes\":[{\"host\":{\"path\":\"/data/platform/\"}},{\"host\":{\"path\":\"/data/platform/a\"}}]",
                "\"extensions\":{\"poolRef\":\"p-1\"}",
                "\"volumes\":null"
            })
    void what_is_listed_for_the_team_passes(String member) {
        engine.answers(_ -> Reply.of(202, "{\"id\":\"new\"}"));

        assertThat(listing.call(ann, "POST", "/sandboxes", "{%s}".formatted(member))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_team_without_patterns_gets_nothing_where_others_have_some() {
        var rob = Actors.person("rob", Role.OPERATOR, "research");

        var answer = listing.call(rob, "POST", "/sandboxes", "{\"extensions\":{\"poolRef\":\"p-1\"}}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"overrides\":{\"metadata\":{\"access.team\":\"research\"}}}",
                "{\"overrides\":[{\"metadata\":{\"access\\u002eowner\":\"x\"}}]}",
                "{\"a\":NaN,\"metadata\":{\"sandboxconsole.io/request\":\"x\"}}",
                "{\"a\":NaN,\"metadata\":{\"\\u0061ccess.team\":\"x\"}}"
            })
    void a_later_route_cannot_write_the_consoles_metadata(String body) {
        engine.answers(
                _ -> Reply.of(
                        200,
                        "{\"id\":\"sb-1\",\"status\":{\"state\":\"Running\"},\"createdAt\":\"2026-01-01T00:00:00Z\",\"metadata\":{\"access.team\":\"platform\"}}"));

        var answer = gateway.call(ann, "POST", "/sandboxes/sb-1/forks", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(engine.received).noneMatch(call -> call.method().equals("POST"));
        assertThat(gateway.call(ann, "POST", "/sandboxes/sb-1/forks", "{\"a\": NaN}")
                        .status())
                .isEqualTo(200);
    }
}
