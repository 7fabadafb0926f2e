package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DaytonaVariablesTests {

    private static Optional<EnvironmentConnection> entry(Map<String, String> variables) {
        var environment = new MockEnvironment();
        variables.forEach(environment::setProperty);
        return DaytonaVariables.connection(environment);
    }

    @Test
    void without_variables_there_is_no_daytona_server() {
        assertThat(entry(Map.of())).isEmpty();
        assertThat(entry(Map.of("DAYTONA_API_KEY", " ", "DAYTONA_ORGANIZATION_ID", "acme")))
                .isEmpty();
    }

    @Test
    void a_key_alone_means_daytonas_own_service() {
        assertThat(entry(Map.of("DAYTONA_API_KEY", " dtn_key "))).hasValueSatisfying(entry -> {
            assertThat(entry.url()).isEqualTo("https://app.daytona.io/api");
            assertThat(entry.apiKey()).isEqualTo("dtn_key");
            assertThat(entry.organization()).isNull();
        });
    }

    @Test
    void an_address_and_an_organization_are_taken_and_a_key_outranks_a_token() {
        var variables = Map.of(
                "DAYTONA_API_URL", " http://daytona/api ",
                "DAYTONA_API_KEY", "dtn_key",
                "DAYTONA_JWT_TOKEN", "eyJ.eyJ.x",
                "DAYTONA_ORGANIZATION_ID", " acme ");

        assertThat(entry(variables)).hasValueSatisfying(entry -> {
            assertThat(entry.url()).isEqualTo("http://daytona/api");
            assertThat(entry.apiKey()).isEqualTo("dtn_key");
            assertThat(entry.organization()).isEqualTo("acme");
        });
    }

    @Test
    void a_token_comes_with_its_organization() {
        assertThat(entry(Map.of("DAYTONA_JWT_TOKEN", "eyJ.eyJ.x", "DAYTONA_ORGANIZATION_ID", "acme")))
                .hasValueSatisfying(entry -> assertThat(entry.apiKey()).isEqualTo("eyJ.eyJ.x"));
    }

    @Test
    void a_token_without_an_organization_stops_the_start_and_names_the_variable() {
        assertThatIllegalStateException()
                .isThrownBy(() -> entry(Map.of("DAYTONA_JWT_TOKEN", "eyJ.eyJ.canary")))
                .withMessageContaining("DAYTONA_ORGANIZATION_ID")
                .withMessageNotContaining("canary");
    }

    @Test
    void an_address_without_a_credential_stops_the_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> entry(Map.of("DAYTONA_API_URL", "http://daytona/api")))
                .withMessageContaining("DAYTONA_API_KEY")
                .withMessageContaining("DAYTONA_JWT_TOKEN");
    }

    @Test
    void they_are_of_a_connection_of_their_adapter_s_type_and_hold_two_secrets() {
        var factory = DaytonaFactories.hasty();

        assertThat(factory.type()).isEqualTo("daytona");
        assertThat(factory.fromEnvironment(new MockEnvironment().withProperty("DAYTONA_API_KEY", "dtn_key")))
                .isPresent();
        assertThat(factory.secretVariables()).containsExactlyInAnyOrder("DAYTONA_API_KEY", "DAYTONA_JWT_TOKEN");
    }
}
