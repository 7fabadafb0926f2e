package io.sandboxconsole.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class DemoSecretTests {

    private static final String FILE = "console.api-keys.secret-file";

    private static final String SECRET = "console.api-keys.secret";

    @TempDir
    private Path folder;

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void the_secret_of_keys_outlives_the_process_beside_the_database_and_is_its_owners_only() throws IOException {
        environment.setProperty(
                "spring.datasource.url", "jdbc:h2:file:%s;MODE=PostgreSQL".formatted(folder.resolve("data/console")));

        var file = Path.of(String.valueOf(settings().get(FILE)));
        String first = Files.readString(file);

        assertThat(file.getParent()).isEqualTo(folder.resolve("data"));
        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(settings()).containsEntry(FILE, file.toString());
        assertThat(Files.readString(file)).isEqualTo(first);
    }

    @Test
    void a_database_in_memory_takes_its_keys_with_it() {
        environment.setProperty("spring.datasource.url", "jdbc:h2:mem:x");

        assertThat(settings()).containsOnlyKeys(SECRET);
    }

    @Test
    void a_secret_of_the_user_is_left_alone() {
        environment.setProperty(FILE, "/run/secrets/keys");

        assertThat(settings()).isEmpty();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        DemoSecret.addForKeys(environment, settings);
        return settings;
    }
}
