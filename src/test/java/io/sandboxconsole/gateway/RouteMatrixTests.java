package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests every role at every route, for a sandbox of the own team and of another one: the engine's requests, and the
/// rows of the audit trail.
class RouteMatrixTests {

    /// In the order viewer, operator, lead, auditor, admin, service: `y` is let through, `n` denied.
    private static final Map<GatewayRoute, String> OWN_TEAM = new EnumMap<>(Map.ofEntries(
            Map.entry(GatewayRoute.CREATE, "nyynyy"),
            Map.entry(GatewayRoute.LIST, "yyyyyy"),
            Map.entry(GatewayRoute.GET, "yyyyyy"),
            Map.entry(GatewayRoute.DELETE, "nyynyy"),
            Map.entry(GatewayRoute.PATCH_METADATA, "nyynyy"),
            Map.entry(GatewayRoute.PAUSE, "nyynyy"),
            Map.entry(GatewayRoute.RESUME, "nyynyy"),
            Map.entry(GatewayRoute.RENEW, "nyynyy"),
            Map.entry(GatewayRoute.ENDPOINT, "yyynyy"),
            Map.entry(GatewayRoute.TAKE_SNAPSHOT, "nyynyy"),
            Map.entry(GatewayRoute.LOGS, "yyyyyy"),
            Map.entry(GatewayRoute.EVENTS, "yyyyyy"),
            Map.entry(GatewayRoute.INSPECT, "nyynyy"),
            Map.entry(GatewayRoute.SUMMARY, "nyynyy"),
            Map.entry(GatewayRoute.LIST_SNAPSHOTS, "yyyyyy"),
            Map.entry(GatewayRoute.GET_SNAPSHOT, "yyyyyy"),
            Map.entry(GatewayRoute.DELETE_SNAPSHOT, "nyynyy"),
            Map.entry(GatewayRoute.READ_POLICY, "yyyyyy"),
            Map.entry(GatewayRoute.REPLACE_POLICY, "nyynyy"),
            Map.entry(GatewayRoute.PATCH_POLICY, "nyynyy"),
            Map.entry(GatewayRoute.DELETE_POLICY, "nyynyy"),
            Map.entry(GatewayRoute.CREATE_TEMPLATE, "nyynyy"),
            Map.entry(GatewayRoute.LIST_TEMPLATES, "yyyyyy"),
            Map.entry(GatewayRoute.GET_TEMPLATE, "yyyyyy"),
            Map.entry(GatewayRoute.DELETE_TEMPLATE, "nyynyy"),
            Map.entry(GatewayRoute.CREATE_POOL, "nnnnyn"),
            Map.entry(GatewayRoute.LIST_POOLS, "yyyyyy"),
            Map.entry(GatewayRoute.GET_POOL, "yyyyyy"),
            Map.entry(GatewayRoute.CHANGE_POOL, "nnnnyn"),
            Map.entry(GatewayRoute.DELETE_POOL, "nnnnyn"),
            Map.entry(GatewayRoute.TELL_METRICS, "nyynyy"),
            Map.entry(GatewayRoute.PROXY, "nyynyy"),
            Map.entry(GatewayRoute.OTHER, "nyynyy")));

    /// What leaves a pair of rows even when it is let through.
    private static final List<GatewayRoute> RECORDED = List.of(
            GatewayRoute.CREATE,
            GatewayRoute.DELETE,
            GatewayRoute.PATCH_METADATA,
            GatewayRoute.PAUSE,
            GatewayRoute.RESUME,
            GatewayRoute.RENEW,
            GatewayRoute.TAKE_SNAPSHOT,
            GatewayRoute.INSPECT,
            GatewayRoute.SUMMARY,
            GatewayRoute.DELETE_SNAPSHOT,
            GatewayRoute.REPLACE_POLICY,
            GatewayRoute.PATCH_POLICY,
            GatewayRoute.DELETE_POLICY,
            GatewayRoute.CREATE_TEMPLATE,
            GatewayRoute.DELETE_TEMPLATE,
            GatewayRoute.CREATE_POOL,
            GatewayRoute.CHANGE_POOL,
            GatewayRoute.DELETE_POOL,
            GatewayRoute.OTHER);

    private static final String TEMPLATE = "{\"image\":\"python:3.12\",\"publish\":\"s3://golden/images\"}";

    private static final Actor ADMIN = Actors.person("root", Role.ADMIN);

    private static Simulator simulator;

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        // Docker has neither templates nor network policies.
        simulator = Simulator.start(SimulatorSettings.forTests()
                .withKey(TestGateway.KEY)
                .withRuntime(SimulatedRuntime.KUBERNETES, Duration.ZERO, Duration.ZERO));
        gateway = new TestGateway(simulator.openSandbox());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void every_route_is_asserted_for_every_role() {
        assertThat(OWN_TEAM.keySet()).containsExactlyInAnyOrder(GatewayRoute.values());
        assertThat(OWN_TEAM.values()).allSatisfy(row -> assertThat(row).hasSize(Role.values().length));
    }

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (GatewayRoute route : GatewayRoute.values()) {
            for (Role role : Role.values()) {
                cells.add(Arguments.of(route, role));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_sandbox_of_the_own_team(GatewayRoute route, Role role) {
        var subject = subject("platform");
        int before = gateway.trail.rows().size();
        boolean allowed = OWN_TEAM.get(route).charAt(role.ordinal()) == 'y';

        var answer = call(Actors.person("ann", role, "platform"), route, subject);

        List<String> rows = rows(before);
        if (!allowed) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(rows).hasSize(2).last().asString().endsWith("DENIED");
        } else {
            assertThat(answer.status()).as(answer.body()).isNotIn(401, 403, 500);
            boolean reveal = route == GatewayRoute.ENDPOINT && role != Role.VIEWER;
            assertThat(rows).as(answer.body()).hasSize(RECORDED.contains(route) || reveal ? 2 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_sandbox_of_another_team_is_hidden_from_all_but_overseers(GatewayRoute route, Role role) {
        var subject = subject("research");
        boolean aboutSandbox = route.name()
                .matches(
                        "GET|DELETE|PATCH_METADATA|PAUSE|RESUME|RENEW|ENDPOINT|TAKE_SNAPSHOT|LOGS|EVENTS|INSPECT|SUMMARY"
                                + "|GET_SNAPSHOT|DELETE_SNAPSHOT|PROXY|OTHER|READ_POLICY|REPLACE_POLICY|PATCH_POLICY|DELETE_POLICY"
                                + "|GET_TEMPLATE|DELETE_TEMPLATE");
        boolean overseer = role == Role.ADMIN || role == Role.AUDITOR;
        int before = gateway.trail.rows().size();

        var answer = call(Actors.person("ann", role, "platform"), route, subject);

        if (aboutSandbox && !overseer) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("research");
            assertThat(rows(before)).hasSize(2).last().asString().endsWith("DENIED");
        }
        if (route == GatewayRoute.LIST || route == GatewayRoute.LIST_SNAPSHOTS) {
            boolean there = answer.body().contains(subject.sandbox());
            assertThat(there).isEqualTo(overseer);
        }
        if (route == GatewayRoute.LIST_TEMPLATES) {
            assertThat(answer.body().contains(subject.template())).isEqualTo(overseer);
        }
    }

    private record Subject(String sandbox, String snapshot, String template) {}

    private static Subject subject(String team) {
        var created = gateway.call(
                ADMIN,
                "POST",
                "/sandboxes",
                "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\"],\"timeout\":3600,\"resourceLimits\":{}}",
                Map.of("X-Sandbox-Console-Team", team));
        assertThat(created.status()).as(created.body()).isEqualTo(202);
        String sandbox = Ids.id(created.body());
        var snapshot = gateway.call(ADMIN, "POST", "/sandboxes/" + sandbox + "/snapshots");
        assertThat(snapshot.status()).as(snapshot.body()).isEqualTo(202);
        var template = gateway.call(ADMIN, "POST", "/templates", TEMPLATE, Map.of("X-Sandbox-Console-Team", team));
        assertThat(template.status()).as(template.body()).isEqualTo(201);
        return new Subject(sandbox, Ids.id(snapshot.body()), Ids.template(template.body()));
    }

    private static TestGateway.Answer call(Actor actor, GatewayRoute route, Subject subject) {
        String one = "/sandboxes/" + subject.sandbox();
        return switch (route) {
            case CREATE ->
                gateway.call(
                        actor,
                        "POST",
                        "/sandboxes",
                        "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\"],\"resourceLimits\":{}}");
            case LIST -> gateway.call(actor, "GET", "/sandboxes?pageSize=200");
            case GET -> gateway.call(actor, "GET", one);
            case DELETE -> gateway.call(actor, "DELETE", one);
            case PATCH_METADATA -> gateway.call(actor, "PATCH", one + "/metadata", "{\"a\":\"b\"}");
            case PAUSE -> gateway.call(actor, "POST", one + "/pause");
            case RESUME -> gateway.call(actor, "POST", one + "/resume");
            case RENEW ->
                gateway.call(actor, "POST", one + "/renew-expiration", "{\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
            case ENDPOINT -> gateway.call(actor, "GET", one + "/endpoints/8080");
            case TAKE_SNAPSHOT -> gateway.call(actor, "POST", one + "/snapshots");
            case LOGS -> gateway.call(actor, "GET", one + "/diagnostics/logs?scope=container");
            case EVENTS -> gateway.call(actor, "GET", one + "/diagnostics/events?scope=runtime");
            case INSPECT -> gateway.call(actor, "GET", one + "/diagnostics/inspect");
            case SUMMARY -> gateway.call(actor, "GET", one + "/diagnostics/summary");
            case LIST_SNAPSHOTS -> gateway.call(actor, "GET", "/snapshots?pageSize=200");
            case GET_SNAPSHOT -> gateway.call(actor, "GET", "/snapshots/" + subject.snapshot());
            case DELETE_SNAPSHOT -> gateway.call(actor, "DELETE", "/snapshots/" + subject.snapshot());
            case READ_POLICY -> gateway.call(actor, "GET", one + "/networkpolicy");
            case REPLACE_POLICY -> gateway.call(actor, "PUT", one + "/networkpolicy", "{\"egress\":[]}");
            case PATCH_POLICY -> gateway.call(actor, "PATCH", one + "/networkpolicy", "[]");
            case DELETE_POLICY -> gateway.call(actor, "DELETE", one + "/networkpolicy", "[\"example.com\"]");
            case CREATE_TEMPLATE -> gateway.call(actor, "POST", "/templates", TEMPLATE);
            case LIST_TEMPLATES -> gateway.call(actor, "GET", "/templates?pageSize=200");
            case GET_TEMPLATE -> gateway.call(actor, "GET", "/templates/" + subject.template());
            case DELETE_TEMPLATE -> gateway.call(actor, "DELETE", "/templates/" + subject.template());
            case CREATE_POOL -> gateway.call(actor, "POST", "/pools", "{}");
            case LIST_POOLS -> gateway.call(actor, "GET", "/pools");
            case GET_POOL -> gateway.call(actor, "GET", "/pools/p");
            case CHANGE_POOL -> gateway.call(actor, "PUT", "/pools/p", "{}");
            case DELETE_POOL -> gateway.call(actor, "DELETE", "/pools/p");
            case TELL_METRICS ->
                gateway.call(
                        actor,
                        "POST",
                        "/metrics/events",
                        "{\"eventType\":\"sandbox.create\",\"createDurationMs\":1,\"success\":true}");
            case PROXY -> gateway.call(actor, "POST", one + "/proxy/8080/run?x=1", "data");
            case OTHER -> gateway.call(actor, "POST", one + "/later-route", "{}");
        };
    }

    private static List<String> rows(int before) {
        return gateway.trail.story().stream().skip(before).toList();
    }
}
