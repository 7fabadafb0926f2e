package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.gateway.RawEngine.Reply;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Entry;
import io.sandboxconsole.sandbox.lifecycle.SharedResourceProperties.Patterns;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests that templates, which are everybody's behind the console's one key, belong to the team that made them.
class TemplateTests {

    private static final String TEMPLATE = "{\"image\":\"python:3.12\",\"publish\":\"s3://golden/images\"}";

    private static final Pattern REQUEST = Pattern.compile("\"sandboxconsole.io/request\":\"([0-9a-f]{32})\"");

    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests()
            .withKey(TestGateway.KEY)
            .withRuntime(SimulatedRuntime.KUBERNETES, Duration.ZERO, Duration.ZERO));

    private final TestGateway gateway = new TestGateway(simulator.openSandbox());

    private final Actor ann = Actors.person("ann", Role.OPERATOR, "platform");

    private final Actor rob = Actors.person("rob", Role.OPERATOR, "research");

    private final Actor admin = Actors.person("root", Role.ADMIN);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_template_is_its_teams_and_unknown_to_others_in_every_way() {
        String id = template(ann);
        var vic = Actors.person("vic", Role.VIEWER, "platform");

        assertThat(gateway.call(vic, "GET", "/templates/" + id).body()).contains(id, "access.team");
        assertThat(gateway.call(vic, "GET", "/templates").body()).contains(id, "\"totalItems\":1");
        assertThat(gateway.call(vic, "DELETE", "/templates/" + id).status()).isEqualTo(403);
        assertThat(sandbox(ann, id).body()).contains("\"id\":\"fsb-");

        var get = gateway.call(rob, "GET", "/templates/" + id);
        var unknown = gateway.call(rob, "GET", "/templates/tpl-0");
        assertThat(get.status()).isEqualTo(404);
        assertThat(get.body().replace(id, "tpl-0")).isEqualTo(unknown.body());
        assertThat(gateway.call(rob, "DELETE", "/templates/" + id).status()).isEqualTo(404);
        assertThat(sandbox(rob, id).status()).isEqualTo(404);
        assertThat(gateway.call(rob, "GET", "/templates").body())
                .contains("\"totalItems\":0")
                .doesNotContain(id);
        assertThat(gateway.call(admin, "GET", "/templates/" + id).status()).isEqualTo(200);
        assertThat(gateway.trail.rows().toString()).contains("template " + id).doesNotContain("sandbox " + id);
    }

    @Test
    void a_template_without_a_record_is_shown_to_admins_alone_whatever_its_metadata_declares() {
        String id = template(ann);
        JdbcClient.create(gateway.trail.database())
                .sql("delete from template_owner")
                .update();

        assertThat(gateway.call(ann, "GET", "/templates/" + id).status()).isEqualTo(404);
        assertThat(gateway.call(ann, "DELETE", "/templates/" + id).status()).isEqualTo(404);
        assertThat(gateway.call(ann, "GET", "/templates").body()).doesNotContain(id);
        assertThat(gateway.call(ann, "GET", "/templates?metadata=access.team%3Dplatform")
                        .body())
                .doesNotContain(id);
        assertThat(sandbox(ann, id).status()).isEqualTo(404);
        assertThat(gateway.call(admin, "GET", "/templates").body()).contains(id);
        assertThat(gateway.call(admin, "DELETE", "/templates/" + id).status()).isEqualTo(204);
    }

    @Test
    void pages_count_the_callers_templates_alone() {
        for (int i = 0; i < 3; i++) {
            template(ann);
            template(rob);
        }

        var first = gateway.call(ann, "GET", "/templates?pageSize=2");
        var second = gateway.call(ann, "GET", "/templates?pageSize=2&page=2");

        assertThat(first.body()).contains("\"totalItems\":3,\"totalPages\":2,\"hasNextPage\":true");
        assertThat(first.body().split("\"templateId\"", -1)).hasSize(3);
        assertThat(second.body().split("\"templateId\"", -1)).hasSize(2);
        assertThat(gateway.call(ann, "GET", "/templates?pageSize=0").status()).isEqualTo(400);
        assertThat(gateway.call(Actors.person("eve", Role.OPERATOR), "GET", "/templates")
                        .body())
                .contains("\"totalItems\":0");
    }

    @Test
    void a_template_body_is_checked_like_that_of_a_sandbox() {
        for (String body : List.of(
                TEMPLATE.replaceFirst("\\{", "{\"metadata\":{\"access.team\":\"research\"},"),
                TEMPLATE.replaceFirst("\\{", "{\"resourceLimits\":{},\"resource_limits\":{},"),
                TEMPLATE.replaceFirst("\\{", "{\"baseRef\":\"x\","))) {
            assertThat(gateway.call(ann, "POST", "/templates", body).status()).isEqualTo(400);
        }
        var ben = Actors.person("ben", Role.OPERATOR, "platform", "lab");
        assertThat(gateway.call(ben, "POST", "/templates", TEMPLATE).body()).contains("X-Sandbox-Console-Team");

        assertThat(gateway.trail.story())
                .hasSize(8)
                .containsOnly("INTENT create-template", "OUTCOME create-template FAILED");
        assertThat(gateway.call(admin, "GET", "/templates").body()).contains("\"totalItems\":0");
    }

    @Test
    void a_template_is_published_only_to_a_bucket_of_its_team_where_teams_have_lists() {
        var patterns = new Patterns(List.of(), List.of(), List.of("golden"), List.of());
        var listing = new TestGateway(
                simulator.openSandbox(),
                new SharedResourceProperties(Map.of("prod", new Entry(Map.of("platform", patterns), Set.of()))));

        assertThat(listing.call(ann, "POST", "/templates", TEMPLATE).status()).isEqualTo(201);
        assertThat(listing.call(ann, "POST", "/templates", TEMPLATE.replace("golden", "other"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_an_admin_makes_for_a_team_is_that_teams_and_what_is_deleted_is_forgotten() {
        var created = gateway.call(admin, "POST", "/templates", TEMPLATE, Map.of("X-Sandbox-Console-Team", "platform"));
        String id = Ids.template(created.body());

        assertThat(gateway.call(ann, "DELETE", "/templates/" + id).status()).isEqualTo(204);

        assertThat(gateway.call(ann, "GET", "/templates/" + id).status()).isEqualTo(404);
        assertThat(JdbcClient.create(gateway.trail.database())
                        .sql("select count(*) from template_owner")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(gateway.trail.story())
                .containsExactly(
                        "INTENT create-template",
                        "OUTCOME create-template SUCCEEDED",
                        "INTENT delete-template",
                        "OUTCOME delete-template SUCCEEDED",
                        "INTENT view-template",
                        "OUTCOME view-template DENIED");
        assertThat(gateway.trail.rows().toString()).contains(id, "platform");
    }

    @Test
    void a_template_whose_answer_was_lost_is_found_by_its_label_and_is_its_teams() {
        try (var engine = new RawEngine()) {
            var lossy = new TestGateway(engine.uri());
            engine.answers(call -> {
                if (call.method().equals("POST")) {
                    return Reply.lost();
                }
                String label = REQUEST.matcher(engine.received.getFirst().body())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                return Reply.of(
                        200,
                        "{\"items\":[{\"templateId\":\"tpl-7\",\"metadata\":{\"sandboxconsole.io/request\":\"%s\"}}]}"
                                .formatted(label));
            });

            var created = lossy.call(ann, "POST", "/templates", TEMPLATE);

            assertThat(created.status()).isEqualTo(201);
            assertThat(engine.last().uri()).startsWith("/v1/templates?");
            assertThat(lossy.call(ann, "GET", "/templates").body()).contains("tpl-7");
            assertThat(lossy.call(rob, "GET", "/templates").body()).doesNotContain("tpl-7");
        }
    }

    @Test
    void a_sandbox_from_a_template_takes_no_image_and_needs_a_timeout() {
        String id = template(ann);

        for (String rest : List.of("", ",\"timeout\":600,\"image\":{\"uri\":\"a\"}", ",\"timeout\":600,\"env\":{}")) {
            var answer = gateway.call(ann, "POST", "/sandboxes", "{\"template_id\":\"%s\"%s}".formatted(id, rest));
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    private String template(Actor actor) {
        var created = gateway.call(actor, "POST", "/templates", TEMPLATE);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return Ids.template(created.body());
    }

    private TestGateway.Answer sandbox(Actor actor, String template) {
        return gateway.call(actor, "POST", "/sandboxes", "{\"templateId\":\"%s\",\"timeout\":600}".formatted(template));
    }
}
