package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFrameTests {

    @TempDir
    Path home;

    private final Shell shell = new Shell();

    @Test
    void without_a_console_it_is_said_how_to_name_one() {
        var result = shell.home(home).run("list");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).isEqualTo("""
                Error: No console is chosen.
                Sign in with “sandbox login https://console.example.com”, or set SANDBOX_CONSOLE_URL and SANDBOX_CONSOLE_KEY.
                """);
    }

    @Test
    void a_console_that_is_not_there_is_told_apart() {
        var result = shell.home(home)
                .variable("SANDBOX_CONSOLE_URL", "http://localhost:1")
                .run("list");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.errors()).contains("http://localhost:1 cannot be reached: nothing listens there.");
    }

    @Test
    void a_wrong_call_names_the_help_that_fits() {
        var result = shell.run("list", "--sate", "running");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("Unknown option", "“sandbox list --help”");
        assertThat(shell.run("lst").exitCode()).isEqualTo(2);
        assertThat(shell.run().exitCode()).isEqualTo(2);
    }

    @Test
    void a_key_is_not_sent_over_an_open_network() {
        var result = shell.home(home)
                .variable("SANDBOX_CONSOLE_URL", "http://console.example.com")
                .variable("SANDBOX_CONSOLE_KEY", "sck_secret")
                .run("list");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("is not encrypted").doesNotContain("sck_secret");
    }

    @Test
    void contexts_are_kept_in_a_file_that_only_the_person_can_read() throws IOException {
        shell.home(home).input("sck_prod\n");
        assertThat(shell.run("context", "add", "prod", "--url", "https://prod.example.com/", "--key-stdin")
                        .exitCode())
                .isZero();
        assertThat(shell.run("context", "add", "test", "--url", "http://localhost:8090")
                        .exitCode())
                .isZero();

        Path file = home.resolve(".config/sandbox-console/contexts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(shell.run("context").output()).isEqualTo("""
                CURRENT   NAME   URL                        CREDENTIAL
                *         prod   https://prod.example.com   key
                -         test   http://localhost:8090      none
                """);

        assertThat(shell.run("context", "use", "test").exitCode()).isZero();
        assertThat(shell.run("context", "remove", "prod").exitCode()).isZero();
        assertThat(shell.run("context", "-o", "name").output()).isEqualTo("test\n");
        assertThat(shell.run("context", "use", "prod").exitCode()).isEqualTo(4);
        assertThat(shell.run("list", "--context", "prod").errors()).contains("There is no context “prod”.");
    }

    @Test
    void a_file_that_others_can_read_is_closed_to_them() throws IOException {
        shell.home(home).run("context", "add", "prod", "--url", "https://prod.example.com");
        Path file = home.resolve(".config/sandbox-console/contexts.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        shell.run("context");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"console.example.com", "ftp://console.example.com", "https://a:b@console.example.com", "https://"
            })
    void what_is_no_address_is_refused(String address) {
        assertThat(shell.home(home).run("context", "add", "x", "--url", address).exitCode())
                .isEqualTo(2);
    }

    @Test
    void the_help_lists_all_commands_and_exit_codes() {
        String help = shell.run("--help").output();

        assertThat(help).contains("list", "completion", "database", "8   the console cannot be reached");
        assertThat(shell.run("help", "list").output()).contains("--created-by");
        assertThat(shell.run("list", "--help").exitCode()).isZero();
    }

    @Test
    void every_short_name_runs_its_command() {
        assertThat(Main.accepts("rm")).isTrue();
        assertThat(List.of("ls", "get", "label", "job", "rm"))
                .allSatisfy(
                        name -> assertThat(shell.run(name, "--help").output()).startsWith(""))
                .allSatisfy(
                        name -> assertThat(shell.run(name, "--help").exitCode()).isZero());
    }

    @Test
    void completion_is_a_script_that_bash_accepts() throws IOException, InterruptedException {
        Path script = Files.writeString(
                home.resolve("completion"), shell.run("completion", "bash").output());

        assertThat(new ProcessBuilder("bash", "-n", script.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        assertThat(shell.run("completion", "fish").output())
                .contains("complete -c sandbox -f -n __fish_use_subcommand -a list -d 'List sandboxes.'");
        assertThat(shell.run("completion", "powershell").exitCode()).isEqualTo(2);
    }
}
