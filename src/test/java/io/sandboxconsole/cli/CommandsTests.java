package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.gateway.api.ApiConsole;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Tests commands against a running console over HTTP.
class CommandsTests extends ApiConsole {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @BeforeEach
    void nameTheConsole() {
        shell.home(home).clock(Clock.systemUTC()).variable("SANDBOX_CONSOLE_URL", "http://localhost:" + port());
        as(token("root", "admin"));
    }

    private Shell as(String authorization) {
        return shell.variable("SANDBOX_CONSOLE_KEY", authorization.substring("Bearer ".length()));
    }

    @Test
    void sandboxes_are_listed_by_who_created_them() {
        String id = running("cli-list", "cli-list", "ann");
        running("cli-list-other", "cli-list", "bob");

        var result = shell.run("list", "--team", "cli-list", "--created-by", "ann");

        assertThat(result.errors()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.output().lines().toList()).hasSize(2);
        assertThat(result.output()).startsWith("NAME ").contains(id, "CREATED-BY", "running", "in ");
    }

    @Test
    void a_list_comes_in_every_format() {
        String id = running("cli-format", "cli-format", "ann");
        String[] list = {"list", "--team", "cli-format", "-o"};

        assertThat(shell.run(with(list, "name")).output()).isEqualTo("prod/" + id + "\n");
        assertThat(shell.run(with(list, "csv")).output())
                .startsWith("name,id,state,")
                .contains("cli-format," + id);
        assertThat(JSON.readTree(shell.run(with(list, "json")).output())
                        .path("items")
                        .path(0)
                        .path("creator")
                        .path("evidence")
                        .asString())
                .isEqualTo("declared");
        assertThat(shell.run(with(list, "yaml")).output()).contains("- connection: prod", "state: running");
        assertThat(shell.run(with(list, "xml")).exitCode()).isEqualTo(2);
    }

    @Test
    void more_than_a_page_is_read_to_the_end() {
        for (int i = 0; i < 120; i++) {
            SIMULATOR
                    .fleet()
                    .add(SimulatedSandbox.running("many-" + i, Instant.now()).withMetadata("access.team", "cli-many"));
        }
        running("many-last", "cli-many", "ann");

        assertThat(shell.run("list", "--team", "cli-many", "-o", "name")
                        .output()
                        .lines())
                .hasSize(121);
        assertThat(shell.run("list", "--team", "cli-many", "-o", "name", "--limit", "7")
                        .output()
                        .lines())
                .hasSize(7);
    }

    @Test
    void a_faulty_filter_is_marked_at_its_place() {
        var result = shell.run("list", "--filter", "sate:running");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("\n  sate:running\n  ^^^^^\n");
    }

    @Test
    void everything_about_one_sandbox_is_shown_with_its_creator_below_its_creation() {
        String id = running("cli-info", "cli-info", "ann");

        List<String> lines = shell.run("info", "cli-info").output().lines().toList();

        int created = indexOf(lines, "Created at:");
        assertThat(lines.get(created + 1)).startsWith("Created By:").contains("ann");
        assertThat(lines.get(created + 2)).startsWith("Evidence:").contains("declared");
        assertThat(lines).anyMatch(line -> line.startsWith("Id:") && line.endsWith(id));
        assertThat(JSON.readTree(shell.run("info", id, "-o", "json").output())
                        .path("sandbox")
                        .path("id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void a_name_of_several_lists_them_and_one_of_none_says_so() {
        String one = running("cli-twin", "cli-twin", "ann");
        String other = running("cli-twin", "cli-twin", "ann");

        var several = shell.run("pause", "cli-twin");

        assertThat(several.exitCode()).isEqualTo(5);
        assertThat(several.errors()).contains("names several sandboxes", "prod/" + one, "prod/" + other);
        assertThat(shell.run("info", "cli-nowhere").exitCode()).isEqualTo(4);
        assertThat(shell.run("info", "prod/" + one).exitCode()).isZero();
        assertThat(shell.run("info", one.substring(0, one.length() - 1)).exitCode())
                .isZero();
    }

    @Test
    void actions_are_taken_on_several_and_what_fails_is_told() {
        String id = running("cli-act", "cli-act", "ann");

        var paused = shell.run("pause", id, "cli-nowhere");

        assertThat(paused.exitCode()).isEqualTo(7);
        assertThat(paused.output()).contains("cli-act: pause is done; it is ");
        assertThat(paused.errors()).contains("There is no sandbox “cli-nowhere”");
        assertThat(shell.run("renew", id, "--for", "4h").output()).contains("cli-act now expires at ");
        assertThat(shell.run("renew", id).exitCode()).isEqualTo(2);
        assertThat(shell.run("metadata", id, "purpose=ci").output()).contains("purpose:", "ci");
        assertThat(shell.run("metadata", id, "purpose-").output()).doesNotContain("purpose");
    }

    @Test
    void a_key_that_no_header_can_hold_is_not_quoted() {
        for (String odd : List.of("sck_two\nlines", "sck_two words", "sck_zwölf")) {
            var result = shell.variable("SANDBOX_CONSOLE_KEY", odd).run("list");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.errors()).contains("SANDBOX_CONSOLE_KEY").doesNotContain(odd, "sck_");
        }
    }

    @Test
    void what_is_not_permitted_has_an_exit_code_of_its_own() {
        String id = running("cli-denied", "cli-denied", "ann");

        var denied = as(token("vera", "viewer", "cli-denied")).run("pause", id);

        assertThat(denied.exitCode()).isEqualTo(3);
        assertThat(denied.errors()).contains("Missing permission:");
        var unknown = shell.variable("SANDBOX_CONSOLE_KEY", "sck_nonsense").run("list");
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.errors()).contains("sandbox login").doesNotContain("sck_nonsense");
    }

    @Test
    void a_key_of_one_team_sees_and_does_nothing_of_another() {
        String id = running("cli-foreign", "cli-platform", "ann");

        as(key(Role.LEAD, "cli-research"));

        assertThat(shell.run("list", "-o", "name", "--team", "cli-platform").output())
                .isEmpty();
        for (String[] command : new String[][] {
            {"info", "prod/" + id},
            {"pause", id},
            {"delete", id, "--yes"},
            {"logs", id},
            {"events", id},
            {"endpoint", id, "8080"},
            {"metadata", id, "a=b"},
            {"renew", id, "--for", "1h"},
            {"timeline", id}
        }) {
            assertThat(shell.run(command).exitCode())
                    .as(String.join(" ", command))
                    .isEqualTo(4);
        }
        assertThat(SIMULATOR.fleet().find(id)).isPresent();
    }

    @Test
    void a_sandbox_is_created_and_deleted() {
        var created = shell.run(
                "create",
                "--connection",
                "prod",
                "--team",
                "cli-create",
                "--name",
                "cli-new",
                "--image",
                "python:3.12",
                "--timeout",
                "1h",
                "--cpu",
                "1",
                "--memory",
                "512Mi",
                "-e",
                "A=b",
                "-l",
                "purpose=test",
                "-o",
                "name",
                "--",
                "sleep",
                "60");
        assertThat(created.errors()).isEmpty();
        String reference = created.output().strip();
        assertThat(reference).startsWith("prod/");

        assertThat(shell.run("delete", reference).errors()).contains("Add --yes.");
        assertThat(shell.terminal("ioe:80")
                        .input("n\n")
                        .run("delete", reference)
                        .errors())
                .contains("Delete cli-new", "Nothing was deleted.");
        assertThat(shell.terminal("ioe:80")
                        .input("y\n")
                        .run("delete", reference)
                        .output())
                .contains("cli-new is deleted.");
    }

    @Test
    void a_port_shows_its_address_and_its_headers_on_demand_only() {
        String id = running("cli-port", "cli-port", "ann");

        assertThat(shell.run("endpoint", id, "8080").exitCode()).isZero();
        assertThat(shell.run("endpoint", id, "http").exitCode()).isEqualTo(2);
    }

    @Test
    void a_token_for_a_shell_is_shown_on_demand_only() {
        String id = started("cli-ssh-" + System.nanoTime(), "cli-ssh");

        var masked = shell.run("ssh", id, "--print");
        var shown = shell.run("ssh", id, "--show-secret");

        assertThat(masked.output()).contains("<token>");
        assertThat(shown.output()).startsWith("ssh ").doesNotContain("<token>");
        assertThat(shell.run("ssh", id, "--revoke").output()).contains("Every access by SSH", "is ended.");
    }

    @Test
    void logs_on_a_terminal_move_no_cursor() {
        String id = running("cli-logs", "cli-logs", "ann");

        assertThat(shell.run("logs", id).exitCode()).isZero();
        assertThat(shell.terminal("o:80").run("events", id).exitCode()).isZero();
    }

    @Test
    void a_hostile_name_cannot_move_the_terminal() {
        running("evil\u001b[2J\u202e", "cli-hostile", "ann");

        var table = shell.terminal("ioe:120").run("list", "--team", "cli-hostile", "--columns", "name");
        var json = shell.terminal("ioe:120").run("list", "--team", "cli-hostile", "-o", "json");

        assertThat(table.output()).doesNotContain("\u001b", "\u202e");
        assertThat(json.output()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void the_person_is_told_who_they_are() {
        assertThat(as(token("olga", "operator", "cli-me")).run("whoami").output())
                .contains("olga by name", "operator, team cli-me", "view-sandbox");
    }

    @Test
    void connections_keys_locks_and_numbers_are_shown() {
        assertThat(shell.run("connections").output()).contains("prod", "lab");
        assertThat(shell.run("connections", "check", "prod").output()).contains("Reachable:", "yes");
        assertThat(shell.run("overview").output()).contains("Sandboxes:", "By state");
        key(Role.VIEWER, "cli-keys");
        assertThat(shell.run("keys", "--status", "active").output()).contains("CI", "service");
        assertThat(shell.run("lock").exitCode()).isZero();
    }

    @Test
    void failures_are_counted_with_the_commands_that_list_them() {
        String team = "cli-failures";
        Shell operator = as(token("olga", "operator", team));
        String id = running("cli-counted", team, "ann");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> operator.run("history", "-o", "name").output().contains(id));
        assertThat(operator.run("delete", id, "--yes").exitCode()).isZero();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> operator.run("history", "--filter", "ended:yes", "-o", "name")
                        .output()
                        .contains(id));

        var counted = operator.run("failures", "--days", "7", "--ended");

        assertThat(counted.exitCode()).isZero();
        assertThat(counted.output())
                .contains("Ended:", "By cause", "By creator", "ann", "1, before 0")
                .containsPattern("Sandboxes: +1   sandbox history --filter 'ended:");
        assertThat(operator.run("failures").output()).containsPattern("Sandboxes: +0 ");
        assertThat(JSON.readTree(operator.run("failures", "--ended", "-o", "json")
                                .output())
                        .path("total")
                        .path("count")
                        .asInt())
                .isOne();
        assertThat(as(token("otto", "lead", "cli-elsewhere"))
                        .run("failures", "--ended")
                        .output())
                .doesNotContain(team);
        var wrong = operator.run("failures", "--days", "0");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).contains("“days” is a number from 1 to 366.");
    }

    @Test
    void a_lock_is_placed_and_ended() {
        String id = running("cli-locked", "cli-lock", "ann");

        assertThat(shell.run("lock", "place", id, "--reason", "audit").output()).contains("is locked");
        var refused = shell.run("delete", id, "--yes");
        assertThat(refused.exitCode()).isEqualTo(5);
        String name = JSON.readTree(shell.run("lock", "-o", "json").output())
                .path("items")
                .valueStream()
                .filter(one -> one.path("sandbox").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        String until = Instant.now().plusSeconds(3_600).toString();
        assertThat(shell.run("lock", "change", name, "--reason", "longer", "--until", until)
                        .output())
                .contains("is changed.");
        assertThat(shell.run("lock").output()).contains("longer");
        assertThat(shell.run("lock", "change", "nonsense", "--reason", "x").exitCode())
                .isEqualTo(2);
        assertThat(shell.run("lock", "end", "--sandbox", id).exitCode()).isZero();
    }

    @Test
    void a_key_is_issued_with_its_value_on_the_standard_output_alone() {
        as(token("lea", "lead", "cli-issue"));

        var issued =
                shell.run("keys", "issue", "cli-nightly", "--role", "operator", "--team", "cli-issue", "--for", "1d");
        assertThat(issued.errors())
                .contains("shown only now")
                .doesNotContain(issued.output().strip());
        assertThat(issued.output()).startsWith("sck_");

        assertThat(shell.run("keys", "revoke", "cli-nightly", "--yes").output()).contains("cli-nightly is revoked.");
    }

    @Test
    void the_past_is_another_list() {
        running("cli-past", "cli-past", "ann");

        assertThat(shell.run("list", "--as-of", "2020-01-01").exitCode()).isIn(0, 2);
        assertThat(shell.run("list", "--as-of", "tomorrow").exitCode()).isEqualTo(2);
    }

    private static String[] with(String[] arguments, String more) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }

    private static int indexOf(List<String> lines, String beginning) {
        return lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow());
    }
}
