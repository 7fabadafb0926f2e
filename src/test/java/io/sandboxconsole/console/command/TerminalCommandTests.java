package io.sandboxconsole.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has a real bash run the copied commands, with programs in place of `sandbox` and `curl` that tell their arguments.
public class TerminalCommandTests {

    private static final String HOSTILE = "it's \"$HOME\"\n`reboot` -- \u202e! 沙";

    private static final SandboxId ID = new SandboxId(new ConnectionId("prod"), "sb-1");

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private static final Map<String, String> VARIABLES =
            Map.of("SANDBOX_CONSOLE_URL", "https://console.test/base path", "SANDBOX_CONSOLE_KEY", "sck_canary");

    /// Every kind of command that a screen copies, by a name for messages.
    public static Map<String, TerminalCommand> all() {
        Map<String, TerminalCommand> all = new LinkedHashMap<>();
        all.put("list", FleetCommands.list("name:\"" + HOSTILE + "\"", "-name", NOON));
        all.put("list all", FleetCommands.list("", "", null));
        all.put("list dashed", FleetCommands.list("-state:running", "-name", null));
        all.put("history", FleetCommands.history("ended>2026-01-01", "ended"));
        all.put(
                "audit",
                FleetCommands.audit(new AuditCriteria(
                        Map.of(
                                AuditField.ACTOR,
                                new Values(Set.of("oidc:" + HOSTILE), Set.of()),
                                AuditField.RESULT,
                                new Values(Set.of(), Set.of("DENIED"))),
                        "key",
                        NOON,
                        null,
                        "-text")));
        all.put(
                "audit words",
                FleetCommands.audit(new AuditCriteria(
                        Map.of(
                                AuditField.ACTOR, new Values(Set.of("-" + HOSTILE, "@file"), Set.of()),
                                AuditField.RESULT, new Values(Set.of("DENIED"), Set.of())),
                        null,
                        NOON,
                        null,
                        "-text")));
        all.put("audit export", FleetCommands.auditExport(AuditCriteria.NONE));
        all.put("job", FleetCommands.job(UUID.fromString("0199d1b0-0000-7000-8000-000000000001")));
        all.put("jobs", FleetCommands.jobs());
        all.put("plan", FleetCommands.plan(UUID.fromString("0199d1b0-0000-7000-8000-000000000002")));
        all.put("keys", FleetCommands.keys());
        all.put("doctor", FleetCommands.doctor());
        all.put("overview", FleetCommands.overview(ZoneOffset.UTC, null));
        all.put("failures", FleetCommands.failures(30, false, null, ZoneOffset.UTC));
        all.put("failures why", FleetCommands.failures(7, true, HOSTILE, ZoneId.of("Europe/Berlin")));
        all.put("overview past", FleetCommands.overview(ZoneId.of("Europe/Berlin"), NOON));
        all.put("locks", FleetCommands.locks());
        all.put("holds", FleetCommands.holds());
        all.put("details", SandboxCommands.details(ID));
        all.put("timeline", SandboxCommands.timeline(ID));
        all.put("logs", SandboxCommands.logs(ID));
        all.put("endpoint", SandboxCommands.endpoint(ID, 8080));
        all.put("ssh", SandboxCommands.ssh(ID));
        Stream.of(
                        SandboxAction.PAUSE,
                        SandboxAction.RESUME,
                        SandboxAction.START,
                        SandboxAction.STOP,
                        SandboxAction.ARCHIVE,
                        SandboxAction.DELETE,
                        SandboxAction.TOUCH)
                .forEach(action -> all.put(action.word(), of(new SandboxCommand.Simple(action))));
        all.put("renew", of(new SandboxCommand.Renew(NOON)));
        all.put(
                "metadata",
                of(new SandboxCommand.EditMetadata(
                        new MetadataPatch(Map.of("note", HOSTILE, "stage", "-x=y"), Set.of("old")))));
        all.put("snapshot", of(new SandboxCommand.TakeSnapshot(HOSTILE)));
        all.put("fork", of(new SandboxCommand.Fork(null)));
        all.put("resize", of(new SandboxCommand.Resize(2, null, 10)));
        all.put(
                "intervals",
                of(new SandboxCommand.SetIntervals(
                        Intervals.NONE,
                        new Intervals(
                                Interval.after(Duration.ofMinutes(15)),
                                Interval.UNSTATED,
                                Interval.AT_ONCE,
                                Interval.NEVER))));
        all.put("create", CreateCommands.of(ID.connection(), "platform", spec(), Optional.of(Map.of("timeout", 3600))));
        return all;
    }

    private static TerminalCommand of(SandboxCommand command) {
        return SandboxCommands.of(ID, command).orElseThrow();
    }

    private static SandboxSpec spec() {
        return new SandboxSpec(
                new Origin.Image("python:3.12", null),
                List.of("sh", "-c", HOSTILE),
                Duration.ofHours(1),
                Map.of("cpu", "500m", "memory", "1Gi"),
                Map.of("TOKEN", "canary-secret"),
                Map.of("name", "-build 7", "stage", HOSTILE),
                null,
                null);
    }

    /// Each call's program and arguments.
    private static List<List<String>> calls(Stream<String> commands) throws Exception {
        List<List<String>> calls = new ArrayList<>();
        List<String> call = new ArrayList<>();
        for (String word : Bash.calls(String.join("\n", commands.toList()), VARIABLES)) {
            if (word.isEmpty()) {
                calls.add(call);
                call = new ArrayList<>();
            } else {
                call.add(word);
            }
        }
        return calls;
    }

    @Test
    void bash_hands_the_words_of_each_command_to_the_command_line() throws Exception {
        List<TerminalCommand> commands = all().values().stream()
                .filter(command -> !command.words().isEmpty())
                .toList();

        var calls = calls(commands.stream().map(command -> Objects.requireNonNull(command.cli())));

        assertThat(calls).hasSameSizeAs(commands);
        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).subList(1, calls.get(i).size()))
                    .isEqualTo(commands.get(i).words());
        }
    }

    @Test
    void each_curl_has_an_address_of_the_console_the_key_and_valid_json() throws Exception {
        List<String> commands = all().values().stream()
                .flatMap(command -> Stream.of(command.curl(), command.engineCurl()))
                .filter(Objects::nonNull)
                .toList();

        var calls = calls(commands.stream());

        assertThat(calls).hasSameSizeAs(commands).allSatisfy(call -> {
            String address = call.stream()
                    .filter(word -> word.startsWith("https://"))
                    .findFirst()
                    .orElseThrow();
            assertThat(URI.create(address.replace("/base path", "")).getRawPath())
                    .matches("/(api|v1)/.+");
            assertThat(call)
                    .anyMatch(word -> word.equals("Authorization: Bearer sck_canary")
                            || word.equals("OPEN-SANDBOX-API-KEY: sck_canary"));
            int data = call.indexOf("-d");
            if (data > 0) {
                assertThat(JsonMapper.shared().readTree(call.get(data + 1)).isObject())
                        .isTrue();
            }
        });
    }

    @Test
    void what_was_typed_arrives_in_the_query_and_in_the_body_as_it_was_typed() throws Exception {
        var calls =
                calls(Stream.of(all().get("list").curl(), all().get("metadata").curl()));

        String query =
                URI.create(calls.getFirst().get(1).replace("/base path", "")).getQuery();
        assertThat(Arrays.asList(query.split("&")))
                .containsExactly("filter=name:\"" + HOSTILE + "\"", "sort=-name", "asOf=2026-11-30T12:00:00Z");
        List<String> change = calls.getLast();
        JsonNode body = JsonMapper.shared().readTree(change.get(change.indexOf("-d") + 1));
        assertThat(body.path("set").path("note").asString()).isEqualTo(HOSTILE);
        assertThat(body.path("remove").path(0).asString()).isEqualTo("old");
    }

    @Test
    void no_command_shows_a_secret_or_a_key() {
        assertThat(all().values())
                .flatMap(command -> Arrays.asList(command.cli(), command.curl(), command.engineCurl()))
                .noneMatch(text -> text != null && (text.contains("canary") || text.contains("\u202e")));
    }

    @Test
    void commands_read_as_people_write_them() {
        assertThat(all().get("list all").cli()).isEqualTo("sandbox list");
        assertThat(all().get("list dashed").cli()).isEqualTo("sandbox list --filter=-state:running --sort=-name");
        assertThat(all().get("renew").cli()).isEqualTo("sandbox renew prod/sb-1 --until 2026-11-30T12:00:00Z");
        assertThat(all().get("pause").engineCurl()).isEqualTo("""
                curl -X POST "$SANDBOX_CONSOLE_URL/v1/sandboxes/sb-1/pause" \\
                  -H "OPEN-SANDBOX-API-KEY: $SANDBOX_CONSOLE_KEY\"""");
        assertThat(all().get("overview past").curl()).isEqualTo("""
                curl "$SANDBOX_CONSOLE_URL/api/overview?zone=Europe%2FBerlin&asOf=2026-11-30T12%3A00%3A00Z" \\
                  -H "Authorization: Bearer $SANDBOX_CONSOLE_KEY\"""");
        assertThat(all().get("details").curl()).isEqualTo("""
                curl "$SANDBOX_CONSOLE_URL/api/sandboxes/prod/sb-1" \\
                  -H "Authorization: Bearer $SANDBOX_CONSOLE_KEY\"""");
    }
}
