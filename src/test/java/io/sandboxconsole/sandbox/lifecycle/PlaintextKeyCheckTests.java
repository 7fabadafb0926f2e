package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class PlaintextKeyCheckTests {

    private static final Set<String> VARIABLES = Set.of("ENGINE_API_KEY", "ENGINE_TOKEN");

    private static final String PROPERTY = "console.connections.prod.api-key";

    @TempDir
    private Path folder;

    private final StandardEnvironment environment = new StandardEnvironment();

    private ConnectionSettings checked() {
        return PlaintextKeyCheck.checked(
                new ConnectionSettings(
                        new ConnectionId("prod"),
                        "Production",
                        "opensandbox",
                        URI.create("http://engine"),
                        "canary-key",
                        null,
                        null),
                VARIABLES,
                environment);
    }

    private void read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "location",
                        Map.of("spring.config.location", file.toUri().toString())));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application.properties | console.connections.prod.api-key=canary-key
            application.properties | console.connections.prod.apiKey=canary-key
            application.yaml       | console: { connections: { prod: { api-key: canary-key } } }
            """)
    void a_key_in_a_configuration_file_is_refused_and_named_in_the_log_without_its_value(
            String name, String text, CapturedOutput output) throws IOException {
        read(name, text);

        assertThat(checked().flaw()).asString().contains("configuration file");
        assertThat(output).contains(PROPERTY).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${ENGINE_KEY:canary-key}", "canary-${SUFFIX}", "${ENGINE_KEY}canary"})
    void a_placeholder_does_not_excuse_what_stands_beside_or_in_it(String value) throws IOException {
        read("application.properties", PROPERTY + "=" + value);

        assertThat(checked().flaw()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENGINE_API_KEY", "ENGINE_TOKEN"})
    void a_short_name_in_a_configuration_file_is_refused_too(String name, CapturedOutput output) throws IOException {
        read("application.properties", name + "=canary-key");

        assertThat(checked().flaw()).isNotNull();
        assertThat(output).contains(name + " is written").doesNotContain("canary");

        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "canary-key")));
        assertThat(checked().flaw()).isNull();
    }

    @Test
    void a_short_name_in_a_file_that_nothing_is_taken_from_is_left_alone() throws IOException {
        read("application.properties", "ENGINE_API_KEY=another");

        assertThat(checked().flaw()).isNull();
    }

    @Test
    void a_file_may_name_a_variable(CapturedOutput output) throws IOException {
        read("application.properties", PROPERTY + "=${ENGINE_KEY}");

        assertThat(checked().flaw()).isNull();
        assertThat(output).doesNotContain(PROPERTY);
    }

    @Test
    void a_secret_file_of_its_own_is_fine() throws IOException {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(PROPERTY), "canary-key");

        read("application.properties", "spring.config.import=configtree:" + secrets + "/");

        assertThat(environment.getProperty(PROPERTY)).isEqualTo("canary-key");
        assertThat(checked().flaw()).isNull();
    }

    @Test
    void an_environment_variable_is_fine_also_above_a_file_with_a_key() throws IOException {
        read("application.properties", PROPERTY + "=canary-in-file");
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "variables-systemEnvironment", Map.of("CONSOLE_CONNECTIONS_PROD_APIKEY", "canary-key")));

        assertThat(checked().flaw()).isNull();
    }

    @Test
    void properties_made_by_a_program_are_fine() {
        environment.getPropertySources().addFirst(new MapPropertySource("demo", Map.of(PROPERTY, "canary-key")));

        assertThat(checked().flaw()).isNull();
    }
}
