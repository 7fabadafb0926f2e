package io.sandboxconsole.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class DemoActivationTests {

    @Test
    void the_demo_starts_when_nothing_is_configured() {
        assertThat(DemoActivation.of(new MockEnvironment())).isEqualTo(DemoActivation.NOTHING_CONFIGURED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            OPENSANDBOX_URL,                   http://engine.example.test
            DAYTONA_API_URL,                   http://engine.example.test
            DAYTONA_API_KEY,                   dtn_key
            DAYTONA_JWT_TOKEN,                 eyJ.eyJ.x
            console.connections.prod.url,      http://engine.example.test
            console.connections.prod.type,     opensandbox
            console.oidc.issuer,               http://idp.example.test
            OIDC_ISSUER,                       http://idp.example.test
            console.demo,                      false
            """)
    void the_demo_stays_off_when_something_is_configured(String name, String value) {
        MockEnvironment environment = new MockEnvironment().withProperty(name, value);

        DemoActivation activation = DemoActivation.of(environment);

        assertThat(activation).isEqualTo(DemoActivation.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENSANDBOX_URL",
        "console.connections.prod.url",
        "console.connections.prod.tags[0]",
        "console.oidc.issuer",
        "server.port"
    })
    void an_empty_or_unrelated_setting_configures_nothing(String name) {
        MockEnvironment environment = new MockEnvironment().withProperty(name, " ");

        DemoActivation activation = DemoActivation.of(environment);

        assertThat(activation).isEqualTo(DemoActivation.NOTHING_CONFIGURED);
    }

    @Test
    void the_profile_asks_for_the_demo_beside_a_configured_engine() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("OPENSANDBOX_URL", "http://engine.example.test");
        environment.setActiveProfiles("demo");

        DemoActivation activation = DemoActivation.of(environment);

        assertThat(activation).isEqualTo(DemoActivation.ASKED_FOR);
    }

    @Test
    void the_switch_asks_for_the_demo_beside_a_configured_engine() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("OPENSANDBOX_URL", "http://engine.example.test")
                .withProperty("console.demo", "true");

        DemoActivation activation = DemoActivation.of(environment);

        assertThat(activation).isEqualTo(DemoActivation.ASKED_FOR);
    }

    @Test
    void the_switch_set_to_false_outweighs_the_profile() {
        MockEnvironment environment = new MockEnvironment().withProperty("console.demo", "false");
        environment.setActiveProfiles("demo");

        DemoActivation activation = DemoActivation.of(environment);

        assertThat(activation).isEqualTo(DemoActivation.OFF);
    }
}
