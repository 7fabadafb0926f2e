package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String TEMPLATE = "{\"image\":\"python:3.12\",\"publish\":\"s3://golden/images\"}";

    private static final Actor ADMIN = Actors.person("root", Role.ADMIN);

    /// Sent with each call below.
    private static Map<String, String> headers = Map.of();

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
        var subject = subject(route, "platform");
        long before = gateway.trail.newest();
        boolean allowed = OWN_TEAM.get(route).charAt(role.ordinal()) == 'y';

        var answer = call(Actors.person("ann", role, "platform"), route, subject);

        List<String> rows = rows(before);
        assertThat(answer.response().containsHeader("Sandbox-Audit-Row")).isEqualTo(route.changes());
        assertThat(answer.response().containsHeader("Sandbox-Audit-Hash")).isEqualTo(route.changes());
        if (!rows.isEmpty()) {
            assertThat(rows.getFirst()).isEqualTo("INTENT " + action(route, allowed));
        }
        if (!allowed) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(rows).hasSize(2).last().asString().endsWith("DENIED");
        } else {
            assertThat(answer.status()).as(answer.body()).isNotIn(401, 403, 500);
            boolean reveal = route == GatewayRoute.ENDPOINT && role != Role.VIEWER;
            assertThat(rows).as(answer.body()).hasSize(recorded(route) || reveal ? 2 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(GatewayRoute.class)
    void an_engine_that_fails_leaves_one_pair_of_rows_of_what_is_recorded(GatewayRoute route) {
        var subject = subject(route, "platform");
        long before = gateway.trail.newest();
        simulator.faults().on("*").status(503);

        var answer = call(ADMIN, route, subject);

        simulator.faults().clear();
        List<String> rows = rows(before);
        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
        assertThat(rows).hasSize(recorded(route) ? 2 : 0);
        if (recorded(route)) {
            assertThat(rows.getFirst()).isEqualTo("INTENT " + action(route, true));
            assertThat(rows.getLast()).matches("OUTCOME \\S+ (FAILED|UNCLEAR)");
        }
        assertThat(answer.response().containsHeader("Sandbox-Audit-Row")).isEqualTo(route.changes());
    }

    @ParameterizedTest
    @EnumSource(GatewayRoute.class)
    void an_invalid_change_leaves_one_pair_of_rows_and_names_the_last(GatewayRoute route) {
        // Their bodies are not read.
        assumeThat(route.changes()).isTrue();
        assumeThat(route).isNotIn(GatewayRoute.DELETE_SNAPSHOT, GatewayRoute.DELETE_TEMPLATE);
        var subject = subject(route, "platform");
        long before = gateway.trail.newest();

        headers = Map.of("Content-Encoding", "gzip");
        var answer = call(ADMIN, route, subject);

        headers = Map.of();
        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(rows(before))
                .containsExactly("INTENT " + action(route, true), "OUTCOME " + action(route, true) + " FAILED");
        assertThat(answer.response().getHeader("Sandbox-Audit-Row")).isEqualTo(String.valueOf(before + 2));
        assertThat(answer.response().getHeader("Sandbox-Audit-Hash")).matches("[0-9a-f]{64}");
    }

    @Test
    void an_outcome_tells_the_values_that_a_change_replaced() {
        var subject = subject(GatewayRoute.RENEW, "platform");

        call(ADMIN, GatewayRoute.PATCH_METADATA, subject);
        var metadata = gateway.trail.rows().getLast().context().changes();
        call(ADMIN, GatewayRoute.RENEW, subject);
        var end = gateway.trail.rows().getLast().context().changes();

        assertThat(metadata).containsExactly(new Change("metadata.a", null, "b"));
        assertThat(end).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo("expires");
            assertThat(change.before()).isNotNull();
            assertThat(change.after()).isEqualTo("2099-01-01T00:00:00Z");
        });
    }

    /// What leaves a pair of rows even when it is let through: changes and reveals.
    private static boolean recorded(GatewayRoute route) {
        return route.changes() || route == GatewayRoute.INSPECT || route == GatewayRoute.SUMMARY;
    }

    /// The action in the trail. A route that is not named here does not compile.
    private static String action(GatewayRoute route, boolean allowed) {
        return switch (route) {
            case CREATE -> "create";
            case LIST -> "list";
            case GET -> "view";
            case DELETE -> "delete";
            case PATCH_METADATA -> "edit-metadata";
            case PAUSE -> "pause";
            case RESUME -> "resume";
            case RENEW -> "renew";
            case ENDPOINT -> allowed ? "reveal-endpoint" : "read-endpoint";
            case TAKE_SNAPSHOT -> "snapshot";
            case LOGS, EVENTS -> "read-diagnostics";
            case INSPECT, SUMMARY -> "reveal-diagnostics";
            case READ_POLICY -> "read-network-policy";
            case REPLACE_POLICY, PATCH_POLICY, DELETE_POLICY -> "change-network-policy";
            case LIST_SNAPSHOTS -> "list-snapshots";
            case GET_SNAPSHOT -> "view-snapshot";
            case DELETE_SNAPSHOT -> "delete-snapshot";
            case CREATE_TEMPLATE -> "create-template";
            case LIST_TEMPLATES -> "list-templates";
            case GET_TEMPLATE -> "view-template";
            case DELETE_TEMPLATE -> "delete-template";
            case LIST_POOLS, GET_POOL -> "read-pools";
            case CREATE_POOL, CHANGE_POOL, DELETE_POOL -> "change-pool";
            case TELL_METRICS -> "tell-metrics";
            case PROXY -> "reach-port";
            case OTHER -> "pass-on";
        };
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_sandbox_of_another_team_is_hidden_from_all_but_overseers(GatewayRoute route, Role role) {
        var subject = subject(route, "research");
        boolean aboutSandbox = route.name()
                .matches(
                        "GET|DELETE|PATCH_METADATA|PAUSE|RESUME|RENEW|ENDPOINT|TAKE_SNAPSHOT|LOGS|EVENTS|INSPECT|SUMMARY"
                                + "|GET_SNAPSHOT|DELETE_SNAPSHOT|PROXY|OTHER|READ_POLICY|REPLACE_POLICY|PATCH_POLICY|DELETE_POLICY"
                                + "|GET_TEMPLATE|DELETE_TEMPLATE");
        boolean overseer = role == Role.ADMIN || role == Role.AUDITOR;
        long before = gateway.trail.newest();

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

    /// `y` passes a lock, `n` does not; what is about no sandbox is not asked.
    private static final Map<GatewayRoute, Boolean> OF_LOCKED = new EnumMap<>(Map.ofEntries(
            Map.entry(GatewayRoute.GET, true),
            Map.entry(GatewayRoute.DELETE, false),
            Map.entry(GatewayRoute.PATCH_METADATA, true),
            Map.entry(GatewayRoute.PAUSE, true),
            Map.entry(GatewayRoute.RESUME, true),
            Map.entry(GatewayRoute.RENEW, true),
            Map.entry(GatewayRoute.ENDPOINT, true),
            Map.entry(GatewayRoute.TAKE_SNAPSHOT, true),
            Map.entry(GatewayRoute.LOGS, true),
            Map.entry(GatewayRoute.EVENTS, true),
            Map.entry(GatewayRoute.INSPECT, true),
            Map.entry(GatewayRoute.SUMMARY, true),
            Map.entry(GatewayRoute.READ_POLICY, true),
            Map.entry(GatewayRoute.REPLACE_POLICY, true),
            Map.entry(GatewayRoute.PATCH_POLICY, true),
            Map.entry(GatewayRoute.DELETE_POLICY, true),
            Map.entry(GatewayRoute.PROXY, true),
            Map.entry(GatewayRoute.OTHER, false)));

    @ParameterizedTest
    @EnumSource(GatewayRoute.class)
    void what_ends_a_locked_sandbox_is_refused_and_recorded_as_denied(GatewayRoute route) {
        assumeThat(OF_LOCKED).containsKey(route);
        var subject = subject(route, "platform");
        gateway.lock(subject.sandbox());
        long before = gateway.trail.newest();

        var answer = call(ADMIN, route, subject);

        if (OF_LOCKED.get(route)) {
            assertThat(answer.body()).doesNotContain("A lock protects");
        } else {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body())
                    .contains("A lock protects this sandbox, so nothing was done. Locked by root by name: Demo");
            assertThat(rows(before))
                    .containsExactly("INTENT " + action(route, true), "OUTCOME " + action(route, true) + " DENIED");
            assertThat(Objects.requireNonNull(
                                    gateway.trail.rowsBehind(before).getLast().ending())
                            .code())
                    .isEqualTo("SANDBOX_LOCKED");
        }
        assertThat(send(ADMIN, "GET", "/sandboxes/" + subject.sandbox()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expiresAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"expires_at\":\"2026-01-01T00:00:00\"}",
                "{\"expiresAt\":\"2099-01-01T00:00:00Z\",\"expires_at\":1767225600}",
                "{\"expiresAt\":4102444800000}",
                "{\"expiresAt\":\"1767225600\"}",
                "{}",
                "no JSON"
            })
    void a_locked_sandbox_is_not_renewed_to_an_earlier_or_an_unreadable_end(String body) {
        var subject = subject(GatewayRoute.RENEW, "platform");
        gateway.lock(subject.sandbox());

        long before = gateway.trail.newest();

        var answer = send(ADMIN, "POST", "/sandboxes/" + subject.sandbox() + "/renew-expiration", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(rows(before)).containsExactly("INTENT renew", "OUTCOME renew DENIED");
    }

    @Test
    void after_the_unlock_a_key_deletes_it() {
        var key = new Actor(
                new ActorId("k1"),
                "Staging-CI",
                Actor.Kind.KEY,
                List.of("platform"),
                Set.of(new Grant(Role.OPERATOR, new Scope.Team("platform"))),
                new Actor.Origin(Actor.Door.GATEWAY, null));
        var subject = subject(GatewayRoute.RENEW, "platform");
        gateway.lock(subject.sandbox());
        assertThat(call(key, GatewayRoute.DELETE, subject).status()).isEqualTo(409);

        gateway.unlock();

        assertThat(call(key, GatewayRoute.DELETE, subject).status()).isEqualTo(204);
        assertThat(send(ADMIN, "GET", "/sandboxes/" + subject.sandbox()).status())
                .isEqualTo(404);
    }

    /// What a call is about. Only a call that is about a snapshot or a template has one.
    private record Subject(String sandbox, String snapshot, String template) {}

    private static Subject subject(GatewayRoute route, String team) {
        var created = gateway.call(
                ADMIN,
                "POST",
                "/sandboxes",
                "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\"],\"timeout\":3600,\"resourceLimits\":{}}",
                Map.of("X-Sandbox-Console-Team", team));
        assertThat(created.status()).as(created.body()).isEqualTo(202);
        String sandbox = Ids.id(created.body());
        return switch (route) {
            case LIST_SNAPSHOTS, GET_SNAPSHOT, DELETE_SNAPSHOT -> new Subject(sandbox, snapshot(sandbox), "none");
            case LIST_TEMPLATES, GET_TEMPLATE, DELETE_TEMPLATE -> new Subject(sandbox, "none", template(team));
            default -> new Subject(sandbox, "none", "none");
        };
    }

    private static String snapshot(String sandbox) {
        var snapshot = gateway.call(ADMIN, "POST", "/sandboxes/" + sandbox + "/snapshots");
        assertThat(snapshot.status()).as(snapshot.body()).isEqualTo(202);
        return Ids.id(snapshot.body());
    }

    private static String template(String team) {
        var template = gateway.call(ADMIN, "POST", "/templates", TEMPLATE, Map.of("X-Sandbox-Console-Team", team));
        assertThat(template.status()).as(template.body()).isEqualTo(201);
        return Ids.template(template.body());
    }

    private static TestGateway.Answer call(Actor actor, GatewayRoute route, Subject subject) {
        String one = "/sandboxes/" + subject.sandbox();
        return switch (route) {
            case CREATE ->
                send(
                        actor,
                        "POST",
                        "/sandboxes",
                        "{\"image\":{\"uri\":\"python:3.12\"},\"entrypoint\":[\"sleep\"],\"resourceLimits\":{}}");
            case LIST -> send(actor, "GET", "/sandboxes?pageSize=200");
            case GET -> send(actor, "GET", one);
            case DELETE -> send(actor, "DELETE", one);
            case PATCH_METADATA -> send(actor, "PATCH", one + "/metadata", "{\"a\":\"b\"}");
            case PAUSE -> send(actor, "POST", one + "/pause");
            case RESUME -> send(actor, "POST", one + "/resume");
            case RENEW -> send(actor, "POST", one + "/renew-expiration", "{\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
            case ENDPOINT -> send(actor, "GET", one + "/endpoints/8080");
            case TAKE_SNAPSHOT -> send(actor, "POST", one + "/snapshots");
            case LOGS -> send(actor, "GET", one + "/diagnostics/logs?scope=container");
            case EVENTS -> send(actor, "GET", one + "/diagnostics/events?scope=runtime");
            case INSPECT -> send(actor, "GET", one + "/diagnostics/inspect");
            case SUMMARY -> send(actor, "GET", one + "/diagnostics/summary");
            case LIST_SNAPSHOTS -> send(actor, "GET", "/snapshots?pageSize=200");
            case GET_SNAPSHOT -> send(actor, "GET", "/snapshots/" + subject.snapshot());
            case DELETE_SNAPSHOT -> send(actor, "DELETE", "/snapshots/" + subject.snapshot());
            case READ_POLICY -> send(actor, "GET", one + "/networkpolicy");
            case REPLACE_POLICY -> send(actor, "PUT", one + "/networkpolicy", "{\"egress\":[]}");
            case PATCH_POLICY -> send(actor, "PATCH", one + "/networkpolicy", "[]");
            case DELETE_POLICY -> send(actor, "DELETE", one + "/networkpolicy", "[\"example.com\"]");
            case CREATE_TEMPLATE -> send(actor, "POST", "/templates", TEMPLATE);
            case LIST_TEMPLATES -> send(actor, "GET", "/templates?pageSize=200");
            case GET_TEMPLATE -> send(actor, "GET", "/templates/" + subject.template());
            case DELETE_TEMPLATE -> send(actor, "DELETE", "/templates/" + subject.template());
            case CREATE_POOL -> send(actor, "POST", "/pools", "{}");
            case LIST_POOLS -> send(actor, "GET", "/pools");
            case GET_POOL -> send(actor, "GET", "/pools/p");
            case CHANGE_POOL -> send(actor, "PUT", "/pools/p", "{}");
            case DELETE_POOL -> send(actor, "DELETE", "/pools/p");
            case TELL_METRICS ->
                send(
                        actor,
                        "POST",
                        "/metrics/events",
                        "{\"eventType\":\"sandbox.create\",\"createDurationMs\":1,\"success\":true}");
            case PROXY -> send(actor, "POST", one + "/proxy/8080/run?x=1", "data");
            case OTHER -> send(actor, "POST", one + "/later-route", "{}");
        };
    }

    private static TestGateway.Answer send(Actor actor, String method, String uri) {
        return send(actor, method, uri, "");
    }

    private static TestGateway.Answer send(Actor actor, String method, String uri, String body) {
        return gateway.call(actor, method, uri, body, headers);
    }

    private static List<String> rows(long before) {
        return gateway.trail.storyBehind(before);
    }
}
