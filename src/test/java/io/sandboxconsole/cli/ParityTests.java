package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedOperations;
import io.sandboxconsole.cli.command.Commands;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.gateway.api.ApiRoutes;
import io.sandboxconsole.gateway.api.RecordedAs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Tests that every operation of the screens has a route and a command, or a reason why not, and writes the
/// table of them in `docs/api.md`. The routes of changes come from the routes themselves.
class ParityTests {

    private static final String TRAIL =
            "in the browser only: rare, for administrators in person, and each shows what it will do";

    private static final String ENGINE_API = "part of OpenSandbox’s own API, [`/v1`](#the-api-at-v1)";

    /// Operations that no one route or command has.
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("call", "what no route is found for"),
            Map.entry("change-network-policy", ENGINE_API),
            Map.entry("change-pool", ENGINE_API),
            Map.entry(
                    "check-audit",
                    "`GET /api/doctor` and `sandbox doctor` tell what the last check of the trail found; `sandbox audit verify` checks an export"),
            Map.entry("create-template", ENGINE_API),
            Map.entry("cut-trail", TRAIL),
            Map.entry("delete-template", ENGINE_API),
            Map.entry("list-templates", ENGINE_API),
            Map.entry("pass-on", ENGINE_API),
            Map.entry(
                    "reach-port",
                    "calls go to the port itself, through [`/v1`](#the-api-at-v1) or the address that `sandbox endpoint` tells"),
            Map.entry("read-network-policy", ENGINE_API),
            Map.entry("read-pools", ENGINE_API),
            Map.entry("read-trail-state", TRAIL),
            Map.entry("redact-rows", TRAIL),
            Map.entry("restart-trail", TRAIL),
            Map.entry("reveal-diagnostics", ENGINE_API),
            Map.entry(
                    "share-filter",
                    "filters are saved and shared in the browser; their text goes into `filter` and `--filter`"),
            Map.entry("tell-metrics", ENGINE_API),
            Map.entry("unshare-filter", "as share-filter"),
            Map.entry("view-snapshot", ENGINE_API),
            Map.entry("view-template", ENGINE_API));

    /// The permission and the routes of operations that change nothing.
    private static final Map<String, Read> READS = Map.ofEntries(
            Map.entry(
                    "view",
                    new Read(
                            Permission.VIEW_SANDBOX,
                            "GET /api/sandboxes/{connection}/{id}",
                            "GET /api/sandboxes/{connection}/{id}/timeline")),
            Map.entry(
                    "list",
                    new Read(
                            Permission.VIEW_SANDBOX,
                            "GET /api/sandboxes",
                            "GET /api/history",
                            "GET /api/changes",
                            "GET /api/facets",
                            "GET /api/creators",
                            "GET /api/overview",
                            "GET /api/failures")),
            Map.entry("export-sandboxes", new Read(Permission.VIEW_SANDBOX, "GET /api/history/export")),
            Map.entry(
                    "read-diagnostics",
                    new Read(
                            Permission.VIEW_SANDBOX,
                            "GET /api/sandboxes/{connection}/{id}/logs",
                            "GET /api/sandboxes/{connection}/{id}/events")),
            Map.entry(
                    "list-snapshots",
                    new Read(Permission.VIEW_SANDBOX, "GET /api/sandboxes/{connection}/{id}/snapshots")),
            Map.entry(
                    "read-endpoint",
                    new Read(Permission.VIEW_ENDPOINT, "GET /api/sandboxes/{connection}/{id}/endpoints/{port}")),
            Map.entry(
                    "read-audit",
                    new Read(
                            Permission.READ_AUDIT,
                            "GET /api/audit",
                            "GET /api/audit/facets",
                            "GET /api/audit/entries/{operation}",
                            "GET /api/audit/events")),
            Map.entry("export-audit", new Read(Permission.READ_AUDIT, "GET /api/audit/export")),
            Map.entry(
                    "export-bulk",
                    new Read(Permission.ACT_IN_BULK, "GET /api/jobs/{id}/export", "GET /api/plans/{id}/export")),
            Map.entry("read-keys", new Read(Permission.READ_KEYS, "GET /api/keys", "GET /api/keys/{id}")));

    /// The routes of operations whose words name only some of them.
    private static final Map<String, List<String>> MORE_ROUTES =
            Map.of("delete-later", List.of("DELETE /api/sandboxes/{connection}/{id}"));

    private static final Map<String, List<String>> COMMANDS = Map.ofEntries(
            Map.entry("archive", List.of("archive")),
            Map.entry("backup", List.of("backup")),
            Map.entry("cancel-bulk", List.of("jobs cancel")),
            Map.entry("change-lock", List.of("lock change")),
            Map.entry("close-ssh", List.of("ssh --revoke")),
            Map.entry("create", List.of("create")),
            Map.entry("delete", List.of("delete")),
            Map.entry("delete-key", List.of("keys delete")),
            Map.entry("delete-later", List.of("delete --grace")),
            Map.entry("delete-snapshot", List.of("snapshot delete")),
            Map.entry("discard-bulk", List.of("plan discard")),
            Map.entry("edit-metadata", List.of("metadata")),
            Map.entry("examine-connection", List.of("connections check", "doctor")),
            Map.entry("export-audit", List.of("audit export")),
            Map.entry("export-bulk", List.of("jobs --items", "plan --items")),
            Map.entry("export-sandboxes", List.of("history --output")),
            Map.entry("fork", List.of("fork")),
            Map.entry("hold-history", List.of("hold place")),
            Map.entry("issue-key", List.of("keys issue")),
            Map.entry("list", List.of("list", "history", "watch", "overview", "failures")),
            Map.entry("list-snapshots", List.of("snapshot")),
            Map.entry("lock", List.of("lock place")),
            Map.entry("open-ssh", List.of("ssh")),
            Map.entry("pause", List.of("pause")),
            Map.entry("pause-bulk", List.of("jobs pause")),
            Map.entry("plan-bulk", List.of("plan make", "jobs retry", "delete --plan")),
            Map.entry("read-audit", List.of("audit", "audit --follow")),
            Map.entry("read-diagnostics", List.of("logs", "events")),
            Map.entry("read-endpoint", List.of("endpoint")),
            Map.entry("read-keys", List.of("keys")),
            Map.entry("recover", List.of("recover")),
            Map.entry("refresh-connection", List.of("connections refresh")),
            Map.entry("release-hold", List.of("hold release")),
            Map.entry("rename-key", List.of("keys rename")),
            Map.entry("renew", List.of("renew")),
            Map.entry("resize", List.of("resize")),
            Map.entry("resume", List.of("resume")),
            Map.entry("resume-bulk", List.of("jobs resume")),
            Map.entry("reveal-endpoint", List.of("endpoint --show-secret")),
            Map.entry("revoke-key", List.of("keys revoke")),
            Map.entry("rotate-key", List.of("keys rotate")),
            Map.entry("set-intervals", List.of("intervals")),
            Map.entry("set-open-ports", List.of("ports")),
            Map.entry("snapshot", List.of("snapshot take")),
            Map.entry("start", List.of("start")),
            Map.entry("start-bulk", List.of("plan start", "delete --plan")),
            Map.entry("stop", List.of("stop")),
            Map.entry("touch", List.of("touch")),
            Map.entry("undo-delete", List.of("undo")),
            Map.entry("unlock", List.of("lock end")),
            Map.entry("view", List.of("info", "timeline")));

    /// Permissions that no route or command asks for, and why.
    private static final Map<Permission, String> PERMISSION_REASONS =
            Map.of(Permission.REDACT_AUDIT, TRAIL, Permission.MANAGE_AUDIT, TRAIL);

    private record Read(Permission permission, List<String> routes) {

        Read(Permission permission, String... routes) {
            this(permission, List.of(routes));
        }
    }

    /// What is where.
    private record Row(String operation, Set<Permission> permissions, Set<String> routes, List<String> commands) {}

    private final Map<String, RecordedAs> changes = ApiRoutes.recorded();

    @Test
    void every_operation_has_a_route_and_a_command_or_a_reason() {
        Set<String> operations = operations();

        assertThat(REASONS.keySet()).isSubsetOf(operations).doesNotContainAnyElementsOf(COMMANDS.keySet());
        assertThat(COMMANDS.keySet()).isSubsetOf(operations);
        assertThat(rows()).allSatisfy(row -> {
            boolean explained = REASONS.containsKey(row.operation());
            assertThat(row.routes().isEmpty())
                    .as("routes of %s", row.operation())
                    .isEqualTo(explained);
            assertThat(row.commands().isEmpty())
                    .as("commands of %s", row.operation())
                    .isEqualTo(explained);
        });
    }

    @Test
    void every_permission_opens_a_route_and_a_command_or_has_a_reason() {
        for (Permission permission : Permission.values()) {
            assertThat(rows().stream().anyMatch(row -> row.permissions().contains(permission)))
                    .as(permission.word())
                    .isNotEqualTo(PERMISSION_REASONS.containsKey(permission));
        }
    }

    @Test
    void every_route_and_every_command_of_the_table_exists() {
        Set<String> routes = ApiRoutes.described().keySet();
        CommandLine root = Commands.all(Invocation.ofProcess());

        assertThat(rows()).allSatisfy(row -> {
            assertThat(routes).containsAll(row.routes());
            assertThat(row.commands()).allSatisfy(command -> assertExists(root, command));
        });
    }

    @Test
    void the_table_is_in_the_documentation() throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("| operation | permission | `/api` | `sandbox` |", "| --- | --- | --- | --- |"));
        for (Row row : rows()) {
            lines.add("| %s | %s | %s | %s |"
                    .formatted(
                            row.operation(),
                            joined(row.permissions().stream()
                                    .map(Permission::word)
                                    .toList()),
                            REASONS.containsKey(row.operation())
                                    ? REASONS.get(row.operation())
                                    : joined(List.copyOf(row.routes())),
                            joined(row.commands())));
        }
        PERMISSION_REASONS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        lines.add("| | `%s` | %s | |".formatted(entry.getKey().word(), entry.getValue())));

        CommandDocTests.compare(Path.of("docs/api.md"), "parity", String.join("\n", lines) + "\n");
    }

    private static String joined(List<String> words) {
        return words.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    /// Reading keys is no operation of the trail, and a permission all the same.
    private static Set<String> operations() {
        Set<String> operations = RecordedOperations.words();
        operations.add("read-keys");
        return operations;
    }

    private List<Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        for (String operation : operations()) {
            Set<Permission> permissions = new LinkedHashSet<>();
            Set<String> routes = new LinkedHashSet<>();
            changes.forEach((route, change) -> {
                if (change.value().equals(operation)) {
                    permissions.add(change.permission());
                    routes.add(route);
                }
            });
            if (READS.containsKey(operation)) {
                permissions.add(READS.get(operation).permission());
                routes.addAll(READS.get(operation).routes());
            }
            routes.addAll(MORE_ROUTES.getOrDefault(operation, List.of()));
            rows.put(operation, new Row(operation, permissions, routes, COMMANDS.getOrDefault(operation, List.of())));
        }
        return List.copyOf(rows.values());
    }

    private static void assertExists(CommandLine root, String command) {
        CommandLine line = root;
        for (String word : command.split(" ")) {
            if (word.startsWith("-")) {
                assertThat(line.getCommandSpec().findOption(word)).as(command).isNotNull();
            } else {
                assertThat(line.getSubcommands()).as(command).containsKey(word);
                line = line.getSubcommands().get(word);
            }
        }
    }
}
