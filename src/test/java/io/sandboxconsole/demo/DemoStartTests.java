package io.sandboxconsole.demo;

import static io.sandboxconsole.demo.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.source.JWKSource;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.SecurityFilterChain;

@ExtendWith(OutputCaptureExtension.class)
class DemoStartTests {

    @Test
    void an_unconfigured_console_gets_an_identity_provider_that_leads_back_to_its_real_port(CapturedOutput output) {
        try (ConfigurableApplicationContext console = start();
                Visitor visitor = new Visitor(issuer(console))) {
            String port = console.getEnvironment().getRequiredProperty("local.server.port");

            visitor.signIn("operator", DemoPerson.PASSWORD);
            HttpResponse<String> answer = visitor.get(authorization(console, port));

            assertThat(Visitor.location(answer))
                    .startsWith("http://127.0.0.1:%s/login/oauth2/code/console?code=".formatted(port));
            assertThat(json(visitor.get("/.well-known/openid-configuration"))
                            .get("issuer")
                            .asString())
                    .isEqualTo(visitor.issuer);
            assertThat(output).contains("Open http://localhost:%s/".formatted(port));
        }
    }

    @Test
    void the_message_at_the_end_of_the_start_names_everybody_but_no_secret(CapturedOutput output) {
        try (ConfigurableApplicationContext console = start()) {
            Environment environment = console.getEnvironment();

            assertThat(DemoPerson.ALL)
                    .allSatisfy(person -> assertThat(output)
                            .containsPattern(
                                    "%s +%s +team %s".formatted(person.username(), person.role(), person.team())));
            assertThat(output)
                    .contains("the password of each is \"sandbox\"")
                    .contains("The simulated engines listen on http://127.0.0.1:%s"
                            .formatted(environment.getProperty("simulator.port")))
                    .doesNotContain(environment.getRequiredProperty("console.oidc.client-secret"))
                    .doesNotContain(environment.getRequiredProperty("console.connections.opensandbox.api-key"));
        }
    }

    @Test
    void nothing_of_the_identity_provider_reaches_the_console() {
        try (ConfigurableApplicationContext console = start()) {
            assertThat(console.getBeanNamesForType(SecurityFilterChain.class)).hasSize(1);
            assertThat(console.getBeanNamesForType(RegisteredClientRepository.class))
                    .isEmpty();
            assertThat(console.getBeanNamesForType(UserDetailsService.class)).isEmpty();
            assertThat(console.getBeanNamesForType(JwtDecoder.class)).isEmpty();
            assertThat(console.getBeanNamesForType(JWKSource.class)).isEmpty();
        }
    }

    @Test
    void the_identity_provider_ends_with_the_console() {
        int port;
        try (ConfigurableApplicationContext console = start()) {
            port = URI.create(issuer(console)).getPort();
        }

        Throwable failure = catchThrowable(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());

        assertThat(failure).isInstanceOf(ConnectException.class);
    }

    @Test
    void a_configured_console_starts_without_the_demo(CapturedOutput output) {
        try (ConfigurableApplicationContext console = start("--console.oidc.issuer=http://idp.example.test")) {
            assertThat(console.getBeanNamesForType(DemoIdentity.class)).isEmpty();
            assertThat(console.getEnvironment().matchesProfiles("demo")).isFalse();
            assertThat(output).doesNotContain("This is the demo");
        }
    }

    @Test
    void a_refusal_is_shown_as_description_and_action_without_a_stack_trace(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> start("--server.address=0.0.0.0"));

        assertThat(failure).isInstanceOf(DemoRefusedException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("server.address is \"0.0.0.0\", which is not a loopback address")
                .contains("Remove server.address")
                .doesNotContain("at io.sandboxconsole");
    }

    // As arguments, because application.yaml outranks default properties.
    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(TinyConsole.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--demo.identity.port=0",
                                        "--simulator.port=0",
                                        "--spring.datasource.url=jdbc:h2:mem:demo-start"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String issuer(ConfigurableApplicationContext console) {
        return console.getEnvironment().getRequiredProperty("console.oidc.issuer");
    }

    private static String authorization(ConfigurableApplicationContext console, String port) {
        return "/oauth2/authorize?"
                + Visitor.encoded(Map.of(
                        "response_type", "code",
                        "client_id", console.getEnvironment().getRequiredProperty("console.oidc.client-id"),
                        "scope", "openid",
                        "redirect_uri", "http://127.0.0.1:%s/login/oauth2/code/console".formatted(port),
                        "code_challenge_method", "S256",
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class
    })
    // There is neither a fleet nor a database that could have a past.
    @ComponentScan(
            excludeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {DemoHistory.class, DemoPast.class}))
    static class TinyConsole {}
}
