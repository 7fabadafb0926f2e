package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.auditlog.DaytonaAuditLog;
import io.sandboxconsole.daytona.auditlog.DaytonaKeys;
import io.sandboxconsole.daytona.auditlog.DaytonaOrganization;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.provider.EngineRecords.Key;
import io.sandboxconsole.sandbox.provider.EngineRecords.Keys;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSimulation;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/// Reads creators and actions from the simulated engine's audit log over HTTP.
class DaytonaRecordsTests {

    private static final ConnectionId DAY = new ConnectionId("day");

    private static final String KEY = "sim-daytona-key";

    private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());

    private final DaytonaSimulation daytona = simulator.daytona();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_token_names_the_keys_of_a_whole_fleet_and_never_one_of_two() {
        daytona.fleet().resize(120);
        DaytonaProvider engine = engine(daytona.token("maria"));
        List<Sandbox> fleet = engine.list().sandboxes();

        Map<SandboxId, EngineIdentity> creators = creators(records(engine), fleet);

        assertThat(creators).hasSameSizeAs(fleet);
        assertThat(creators.values()).allSatisfy(DaytonaRecordsTests::isAsGenerated);
        assertThat(creators.values())
                .extracting(identity -> identity.on(DAY).name())
                .contains("ci-pipeline-key", "research-nightly", "notebooks-a / notebooks-b", "jonas@acme.example");
    }

    private static void isAsGenerated(EngineIdentity identity) {
        switch (identity.keyEnds()) {
            case "dtn…1c4" -> assertThat(identity.keyName()).isEqualTo("ci-pipeline-key");
            case "dtn…5e9" -> assertThat(identity.keyName()).isEqualTo("research-nightly");
            case "dtn…8a2" -> assertThat(identity.keyName()).isEqualTo("crabbox-broker");
            case "dtn…d3f" -> assertThat(identity.candidates()).containsExactlyInAnyOrder("notebooks-a", "notebooks-b");
            case "dtn…b07" -> assertThat(identity.unnamed()).isTrue();
            default -> assertThat(identity.byKey()).isFalse();
        }
    }

    @Test
    void a_newer_server_is_asked_for_exactly_these_sandboxes() {
        daytona.behaviour().version("0.205.1");
        daytona.fleet().resize(60);
        DaytonaProvider engine = engine(daytona.token("maria"));
        List<Sandbox> fleet = engine.list().sandboxes();

        Map<SandboxId, EngineIdentity> creators = records(engine).creators(fleet.subList(0, 3));

        assertThat(creators.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        fleet.subList(0, 3).stream().map(Sandbox::id).toList());
    }

    @Test
    void a_key_that_may_not_list_keys_asks_once_and_uses_what_an_admin_wrote_down() {
        daytona.fleet().resize(120);
        DaytonaProvider engine = engine(KEY, Map.of("CI pipeline", "1c4", "One", "5e9", "Other", "5e9"));
        List<Sandbox> fleet = engine.list().sandboxes();
        EngineRecords records = records(engine);

        Map<SandboxId, EngineIdentity> creators = creators(records, fleet);
        Optional<Keys> keys = records.keys();

        assertThat(keys).isEmpty();
        assertThat(daytona.requests().count("GET /api-keys")).isEqualTo(1);
        assertThat(creators.values())
                .filteredOn(identity -> identity.keyEnds().equals("dtn…1c4"))
                .isNotEmpty()
                .allSatisfy(identity -> assertThat(identity.keyName()).isEqualTo("CI pipeline"));
        assertThat(creators.values())
                .filteredOn(identity -> identity.keyEnds().equals("dtn…5e9"))
                .isNotEmpty()
                .allSatisfy(identity -> assertThat(identity.candidates()).containsExactlyInAnyOrder("One", "Other"));
        assertThat(creators.values())
                .filteredOn(identity -> identity.keyEnds().equals("dtn…d3f"))
                .allMatch(EngineIdentity::unnamed);
    }

    @Test
    void our_own_key_has_a_name_and_the_console_is_not_called_the_creator_of_what_it_made_for_somebody()
            throws Exception {
        post(KEY, "/sandbox", "{\"name\":\"by-script\"}", "X-Daytona-Source", "sdk-java");
        post(KEY, "/sandbox", "{\"name\":\"by-us\"}", "X-Daytona-Source", "sandbox-console");
        DaytonaProvider engine = engine(KEY);
        List<Sandbox> fleet = engine.list().sandboxes().stream()
                .map(sandbox -> sandbox.createdBy(new Creator.User("ada", "ada", Creator.Evidence.DECLARED)))
                .toList();

        Map<SandboxId, EngineIdentity> creators = records(engine).creators(fleet);

        assertThat(creators.values()).singleElement().satisfies(identity -> {
            assertThat(identity.keyName()).isEqualTo("console");
            assertThat(identity.source()).isEqualTo("sdk-java");
        });
    }

    @Test
    void a_sandbox_left_by_a_failed_create_is_found_by_the_name_that_was_asked_for() throws Exception {
        for (String version : List.of("0.190.0", "0.205.1")) {
            daytona.fleet().resize(0);
            daytona.behaviour().version(version);
            daytona.behaviour().failStarts(1);
            post(KEY, "/sandbox", "{\"name\":\"will-fail\"}");
            DaytonaProvider engine = engine(KEY);
            List<Sandbox> fleet = engine.list().sandboxes();

            Map<SandboxId, EngineIdentity> creators = records(engine).creators(fleet);

            assertThat(fleet)
                    .singleElement()
                    .satisfies(row -> assertThat(row.state().kind()).isEqualTo(Kind.FAILED));
            assertThat(creators.values())
                    .singleElement()
                    .extracting(EngineIdentity::keyName)
                    .isEqualTo("console");
        }
    }

    @Test
    void without_the_permission_the_log_stays_closed() {
        daytona.fleet().resize(5);
        DaytonaProvider engine = engine("sim-daytona-readonly-key");
        List<Sandbox> fleet = engine.list().sandboxes();
        EngineRecords records = records(engine);

        assertThatThrownBy(() -> records.creators(fleet))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        denied -> assertThat(denied.answer().status()).isEqualTo(403));
    }

    @Test
    void a_long_log_is_read_by_page_and_then_by_token() {
        daytona.behaviour().turn(Switch.SEARCH_STORE, true);
        daytona.fleet().resize(10_900);
        var way = engine(KEY).way();
        var log = new DaytonaAuditLog(way, new DaytonaOrganization(way, new DaytonaKeys(way)));

        var entries = log.read(Map.of(), 100, _ -> false);

        assertThat(entries).hasSizeGreaterThan(10_200);
        assertThat(entries).extracting(DaytonaApi.AuditEntry::id).doesNotHaveDuplicates();
        assertThat(log.read(Map.of(), 2, _ -> false)).hasSize(400);
    }

    @Test
    void acts_tell_who_did_what_and_nothing_older_than_asked_for() throws Exception {
        daytona.fleet().resize(50);
        Instant since = Instant.now().minusSeconds(2);
        String id = engine(KEY).list().sandboxes().stream()
                .filter(row -> row.state().kind() == Kind.RUNNING)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        post(KEY, "/sandbox/" + id + "/stop", "");

        List<EngineAct> acts = records(engine(KEY)).acts(since);

        assertThat(acts)
                .filteredOn(act -> act.action().equals("stop"))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.sandbox()).isEqualTo(new SandboxId(DAY, id));
                    assertThat(act.actor()).isEqualTo("maria@acme.example");
                    assertThat(act.keySuffix()).isEqualTo("key");
                    assertThat(act.status()).isBetween(200, 299);
                });
        assertThat(acts).allSatisfy(act -> assertThat(act.at()).isAfterOrEqualTo(since));
    }

    @Test
    void an_owners_list_tells_of_everybodys_keys_and_a_members_only_of_the_own() {
        var gone = new Key("jonas", "old", "b07");

        Keys all = records(engine(daytona.token("maria"))).keys().orElseThrow();
        Keys own = records(engine(daytona.token("aiko"))).keys().orElseThrow();

        assertThat(all.lack(gone)).isTrue();
        assertThat(all.lack(new Key("jonas", "ci-pipeline-key", "1c4"))).isFalse();
        assertThat(own.lack(gone)).isFalse();
        assertThat(own.lack(new Key("aiko", "old", "d3f"))).isTrue();
    }

    private static Map<SandboxId, EngineIdentity> creators(EngineRecords records, List<Sandbox> fleet) {
        Map<SandboxId, EngineIdentity> creators = new HashMap<>();
        for (int from = 0; from < fleet.size(); from += EngineRecords.BATCH) {
            creators.putAll(records.creators(fleet.subList(from, Math.min(fleet.size(), from + EngineRecords.BATCH))));
        }
        return creators;
    }

    private static EngineRecords records(DaytonaProvider engine) {
        return engine.records().orElseThrow();
    }

    private DaytonaProvider engine(String credential) {
        return engine(credential, Map.of());
    }

    private DaytonaProvider engine(String credential, Map<String, String> known) {
        var settings = new ConnectionSettings(
                DAY,
                "Day",
                "daytona",
                daytona.api(),
                credential,
                null,
                null,
                daytona.organization(),
                null,
                known,
                Set.of());
        var factory = new DaytonaProviderFactory(RestClient.builder(), Clock.systemUTC(), DaytonaProviderFactory.USUAL);
        return (DaytonaProvider) factory.connect(settings);
    }

    private String post(String credential, String path, String body, String... more)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(daytona.api() + path))
                    .headers(Stream.concat(
                                    Stream.of(
                                            "Authorization",
                                            "Bearer " + credential,
                                            "Content-Type",
                                            "application/json",
                                            DaytonaApi.ORGANIZATION_HEADER,
                                            daytona.organization()),
                                    Stream.of(more))
                            .toArray(String[]::new))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
