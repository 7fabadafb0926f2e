package io.sandboxconsole.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.mock.env.MockEnvironment;

class ConnectionsTests {

    private final RememberingFactory factory = new RememberingFactory();

    @Test
    void the_environment_names_one_engine() {
        var connections = connections(
                Map.of("OPENSANDBOX_URL", " http://engine:8080/v1 ", "OPENSANDBOX_API_KEY", " canary-key "));

        assertThat(connections.all()).singleElement().satisfies(connection -> {
            assertThat(connection.id()).isEqualTo(new ConnectionId("opensandbox"));
            assertThat(connection.name()).isEqualTo("opensandbox");
        });
        assertThat(factory.settings).singleElement().satisfies(settings -> {
            assertThat(settings.url()).isEqualTo(URI.create("http://engine:8080/v1"));
            assertThat(settings.apiKey()).isEqualTo("canary-key");
            assertThat(settings.type()).isEqualTo("opensandbox");
        });
    }

    @Test
    void several_engines_are_configured_and_ordered_by_id() {
        var connections = connections(Map.of(
                "console.connections.prod.url", "http://prod",
                "console.connections.prod.name", "Production",
                "console.connections.prod.maximum-timeout", "24h",
                "console.connections.prod.team", "platform",
                "console.connections.eu-1.url", "http://eu",
                "OPENSANDBOX_URL", "http://single"));

        assertThat(connections.all())
                .extracting(connection -> connection.id().value())
                .containsExactly("eu-1", "opensandbox", "prod");
        assertThat(connections.find(new ConnectionId("prod")))
                .hasValueSatisfying(prod -> assertThat(prod.name()).isEqualTo("Production"));
        assertThat(connections.find(new ConnectionId("none"))).isEmpty();
        assertThat(factory.settings.getLast().maximumTimeout()).isEqualTo(Duration.ofHours(24));
        assertThat(factory.settings.getLast().defaultTeam()).isEqualTo("platform");
    }

    @Test
    void without_any_engine_there_is_no_connection() {
        assertThat(connections(Map.of()).all()).isEmpty();
        assertThat(connections(Map.of("OPENSANDBOX_URL", " ")).all()).isEmpty();
    }

    @Test
    void a_configured_connection_outranks_the_environment_s() {
        connections(
                Map.of("console.connections.opensandbox.url", "http://configured", "OPENSANDBOX_URL", "http://single"));

        assertThat(factory.settings)
                .extracting(ConnectionSettings::url)
                .containsExactly(URI.create("http://configured"));
    }

    @Test
    void what_has_no_variable_may_be_configured_beside_the_environment_s_engine() {
        connections(Map.of(
                "console.connections.opensandbox.known-keys.build", "f3a",
                "console.connections.opensandbox.name", "Production",
                "console.connections.opensandbox.team", "platform",
                "console.connections.opensandbox.maximum-timeout", "24h",
                "OPENSANDBOX_URL", "http://single"));

        assertThat(factory.settings).singleElement().satisfies(settings -> {
            assertThat(settings.url()).isEqualTo(URI.create("http://single"));
            assertThat(settings.knownKeys()).containsEntry("build", "f3a");
            assertThat(settings.name()).isEqualTo("Production");
            assertThat(settings.defaultTeam()).isEqualTo("platform");
            assertThat(settings.maximumTimeout()).isEqualTo(Duration.ofHours(24));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://exa mple", "http://[", "::::", "ht!tp://x", "\u0000", "http://%zz", "🦊"})
    void a_text_that_is_no_address_does_not_stop_the_start(String url) {
        var connections = connections(Map.of("console.connections.prod.url", url));

        assertThat(connections.all()).hasSize(1);
    }

    @Test
    void an_unknown_type_is_named_with_those_there_are() {
        assertThatThrownBy(() -> connections(Map.of("console.connections.prod.type", "daytonna")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The connection “prod” has the unknown type “daytonna”; known types: opensandbox.");
    }

    @Test
    void a_connection_cannot_be_called_just_anything() {
        assertThatThrownBy(() -> new ConnectionId("Prod EU"))
                .hasMessage("“Prod EU” cannot name a connection: use lower-case letters, digits and dashes.");
        assertThatThrownBy(() -> new ConnectionId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConnectionId("a/b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neither_the_key_nor_a_password_in_the_address_is_ever_printed() {
        var configured = Map.of(
                "console.connections.prod.url", "http://user:canary-password@engine",
                "console.connections.prod.api-key", "canary-key",
                "OPENSANDBOX_URL", "http://user:canary-password@engine",
                "OPENSANDBOX_API_KEY", "canary-key");
        var properties = bound(configured);

        assertThat(properties.toString()).contains("prod").doesNotContain("canary");
        assertThat(properties
                        .settings(environment(configured), List.of(factory))
                        .toString())
                .contains("prod")
                .doesNotContain("canary");
    }

    private Connections connections(Map<String, String> properties) {
        return new Connections(bound(properties), environment(properties), List.of(factory));
    }

    private static MockEnvironment environment(Map<String, String> properties) {
        var environment = new MockEnvironment();
        properties.forEach(environment::setProperty);
        return environment;
    }

    private static ConnectionProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("console", ConnectionProperties.class);
    }

    private static final class RememberingFactory implements ProviderFactory {

        private final List<ConnectionSettings> settings = new ArrayList<>();

        @Override
        public String type() {
            return "opensandbox";
        }

        @Override
        public boolean isDefault() {
            return true;
        }

        @Override
        public Optional<EnvironmentConnection> fromEnvironment(PropertyResolver environment) {
            return Optional.of(environment.getProperty("OPENSANDBOX_URL", ""))
                    .filter(url -> !url.isBlank())
                    .map(url ->
                            new EnvironmentConnection(url, environment.getProperty("OPENSANDBOX_API_KEY", ""), null));
        }

        @Override
        public SandboxProvider connect(ConnectionSettings given) {
            settings.add(given);
            return new FakeSandboxProvider(given.id(), Clock.systemUTC());
        }
    }
}
