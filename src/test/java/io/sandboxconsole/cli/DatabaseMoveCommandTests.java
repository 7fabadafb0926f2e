package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseMoveCommandTests {

    private static final String MODES = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private final Map<String, String> environment = new HashMap<>();

    private final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void a_database_in_a_file_is_moved_with_a_password_from_a_file() throws IOException {
        String source = source();
        Path password = Files.writeString(folder.resolve("password"), "anything\n");
        environment.put("CONSOLE_MOVE_TO_USER", "postgres");
        environment.put("CONSOLE_MOVE_TO_PASSWORD_FILE", password.toString());
        try (var server = Databases.postgres().start()) {
            String target = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());

            assertThat(run("--from", source, "--to", target))
                    .as(errors.toString(StandardCharsets.UTF_8))
                    .isZero();

            assertThat(output).asString().contains("preference: 1 rows", "Moved ", "from " + source + " to " + target);
            // What is there is not overwritten.
            assertThat(run("--from", source, "--to", target)).isEqualTo(69);
            assertThat(errors).asString().contains("The target is not empty");
        }
    }

    @Test
    void a_file_that_a_console_has_open_is_refused() throws IOException, SQLException {
        String source = source();
        // As another process would: the lock is on the file.
        try (var channel = java.nio.channels.FileChannel.open(
                        folder.resolve("console.mv.db"), java.nio.file.StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(run("--from", source, "--to", "jdbc:postgresql://localhost:1/x"))
                    .isEqualTo(69);
            assertThat(lock.isValid()).isTrue();
        }
        assertThat(errors).asString().contains("Stop the console, and run the command again.");
    }

    @Test
    void a_source_that_is_not_there_is_refused_and_not_made() {
        assertThat(run("--from", "jdbc:h2:file:" + folder.resolve("none"), "--to", "jdbc:postgresql://localhost:1/x"))
                .isEqualTo(69);
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    @Test
    void wrong_calls_are_told_and_passwords_in_arguments_refused() {
        assertThat(run()).isEqualTo(64);
        assertThat(run("--to")).isEqualTo(64);
        assertThat(run("--too", "x")).isEqualTo(64);
        assertThat(run("--to", "jdbc:postgresql://db/console?user=a&password=canary"))
                .isEqualTo(69);
        assertThat(run("--to", "jdbc:postgresql://a:canary@db/console")).isEqualTo(69);
        assertThat(run("--from", "jdbc:h2:file:./x;PASSWORD=canary", "--to", "jdbc:postgresql://db/console"))
                .isEqualTo(69);
        assertThat(run("--from", "jdbc:postgresql://db/console", "--to", "jdbc:postgresql://db/other"))
                .isEqualTo(69);
        assertThat(output.toString(StandardCharsets.UTF_8) + errors).doesNotContain("canary");
    }

    @Test
    void only_its_own_arguments_start_it() {
        assertThat(Main.accepts("database", "move")).isTrue();
        assertThat(Main.accepts("--audit")).isFalse();
        assertThat(Main.accepts()).isFalse();
    }

    private String source() {
        String url = "jdbc:h2:file:" + folder.resolve("console");
        Databases.migrate(new DriverManagerDataSource(url + MODES, "console", ""));
        try (var connection = DriverManager.getConnection(url + MODES, "console", "");
                var statement = connection.createStatement()) {
            statement.execute("insert into preference (person, name, content) values ('ada', 'theme', 'dark')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return url;
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "database";
        all[1] = "move";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        environment.forEach(shell::variable);
        var result = shell.run(all);
        output.writeBytes(result.output().getBytes(StandardCharsets.UTF_8));
        errors.writeBytes(result.errors().getBytes(StandardCharsets.UTF_8));
        return result.exitCode();
    }
}
