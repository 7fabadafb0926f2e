package io.sandboxconsole.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class DemoEnvironmentTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void the_demo_connects_the_console_to_the_simulator_and_to_its_own_identity_provider() {
        DemoEnvironment.apply(environment);

        assertThat(environment.getActiveProfiles()).contains("demo");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("simulator.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("console.connections.opensandbox.url"))
                .isEqualTo("http://127.0.0.1:8091/opensandbox");
        assertThat(environment.getProperty("console.connections.daytona.url"))
                .isEqualTo("http://127.0.0.1:8091/daytona/api");
        assertThat(environment.getProperty("console.oidc.issuer")).isEqualTo("http://localhost:8092");
    }

    @Test
    void every_start_has_another_client_secret() {
        MockEnvironment other = new MockEnvironment();

        DemoEnvironment.apply(environment);
        DemoEnvironment.apply(other);

        assertThat(environment.getProperty("console.oidc.client-secret"))
                .hasSizeGreaterThan(40)
                .isNotEqualTo(other.getProperty("console.oidc.client-secret"));
    }

    @Test
    void a_setting_of_the_user_outweighs_the_one_of_the_demo() {
        environment.setProperty("simulator.port", "9191");
        environment.setProperty("demo.identity.port", "9192");
        environment.setProperty("simulator.churn-per-minute", "0");

        DemoEnvironment.apply(environment);

        assertThat(environment.getProperty("console.connections.opensandbox.url"))
                .isEqualTo("http://127.0.0.1:9191/opensandbox");
        assertThat(environment.getProperty("console.oidc.issuer")).isEqualTo("http://localhost:9192");
        assertThat(environment.getProperty("simulator.churn-per-minute")).isEqualTo("0");
    }

    @Test
    void a_random_port_is_chosen_before_anybody_asks_for_an_address() {
        environment.setProperty("simulator.port", "0");
        environment.setProperty("demo.identity.port", "0");

        DemoEnvironment.apply(environment);

        URI issuer = URI.create(environment.getRequiredProperty("console.oidc.issuer"));
        URI engine = URI.create(environment.getRequiredProperty("console.connections.opensandbox.url"));
        assertThat(issuer.getPort()).isPositive().isEqualTo(environment.getProperty("demo.identity.port", int.class));
        assertThat(engine.getPort()).isPositive().isEqualTo(environment.getProperty("simulator.port", int.class));
    }

    @Test
    void the_demo_leaves_an_identity_provider_of_the_user_alone() {
        environment.setProperty("console.oidc.issuer", "http://idp.example.test");
        environment.setProperty("console.demo", "true");

        DemoEnvironment.apply(environment);

        assertThat(environment.getProperty("console.oidc.issuer")).isEqualTo("http://idp.example.test");
        assertThat(environment.containsProperty("console.oidc.client-secret")).isFalse();
        assertThat(environment.containsProperty("demo.identity.enabled")).isFalse();
    }

    @Test
    void nothing_is_added_when_an_engine_is_configured() {
        environment.setProperty("OPENSANDBOX_URL", "http://engine.example.test");
        environment.setProperty("server.address", "0.0.0.0");

        DemoEnvironment.apply(environment);

        assertThat(environment.getActiveProfiles()).isEmpty();
        assertThat(environment.getPropertySources().contains("demo")).isFalse();
    }

    @Test
    void an_application_without_a_web_server_never_starts_the_demo() {
        SpringApplication application = new SpringApplication();
        application.setWebApplicationType(WebApplicationType.NONE);

        new DemoEnvironment().postProcessEnvironment(environment, application);

        assertThat(environment.getPropertySources().contains("demo")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.20", "", " ", "no-such-host.invalid"})
    void the_demo_refuses_an_address_that_other_machines_can_reach(String address) {
        environment.setProperty("server.address", address);

        FailureAnalysis refusal = refusal();

        assertThat(refusal.getDescription())
                .contains("because no engine and no identity provider is configured")
                .contains("server.address is \"%s\", which is not a loopback address".formatted(address));
        assertThat(refusal.getAction()).contains("Remove server.address").contains("OPENSANDBOX_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "::1", "localhost"})
    void the_demo_accepts_a_loopback_address(String address) {
        environment.setProperty("server.address", address);

        assertThatCode(() -> DemoEnvironment.apply(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "prod", "Production"})
    void the_demo_refuses_to_run_in_production(String profile) {
        environment.setActiveProfiles("demo", profile);

        FailureAnalysis refusal = refusal();

        assertThat(refusal.getDescription())
                .contains("because it was asked for")
                .contains("the profile \"%s\" is active".formatted(profile));
        assertThat(refusal.getAction()).contains("console.oidc.issuer").contains("leave the profile \"demo\" out");
    }

    private FailureAnalysis refusal() {
        DemoRefusedException refusal =
                catchThrowableOfType(DemoRefusedException.class, () -> DemoEnvironment.apply(environment));
        assertThat(refusal).isNotNull();
        return new DemoRefusedAnalyzer().analyze(refusal, refusal);
    }
}
