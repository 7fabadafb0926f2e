package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class OpenSandboxProviderFactoryTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    RestClientAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(OpenSandboxProviderFactory.class);

    @Test
    void an_address_in_the_environment_is_a_connection_and_its_key_is_a_secret() {
        application.run(context -> {
            ProviderFactory factory = context.getBean(ProviderFactory.class);
            var variables = new MockEnvironment()
                    .withProperty("OPENSANDBOX_URL", "http://engine")
                    .withProperty("OPENSANDBOX_API_KEY", "key");

            assertThat(factory.fromEnvironment(variables))
                    .hasValue(new EnvironmentConnection("http://engine", "key", null));
            assertThat(factory.fromEnvironment(new MockEnvironment().withProperty("OPENSANDBOX_URL", " ")))
                    .isEmpty();
            assertThat(factory.secretVariables()).containsExactly("OPENSANDBOX_API_KEY");
        });
    }

    @Test
    void the_application_finds_it_by_its_type_and_it_reaches_an_engine() {
        application.run(context -> {
            ProviderFactory factory = context.getBean(ProviderFactory.class);
            assertThat(factory.type()).isEqualTo("opensandbox");

            try (Simulator simulator = Simulator.start(SimulatorSettings.forTests()
                    .withKey(OpenSandboxProviders.KEY)
                    .withFleet(5, 2, 7))) {
                SandboxProvider provider = factory.connect(new ConnectionSettings(
                        OpenSandboxProviders.PROD,
                        "Production",
                        "opensandbox",
                        simulator.openSandbox(),
                        OpenSandboxProviders.KEY,
                        null,
                        null));
                assertThat(provider.list().sandboxes()).hasSize(5);
            }
        });
    }
}
