package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.console.signin.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.signin.IdentityProviderState.Reachable;
import io.sandboxconsole.console.signin.IdentityProviderState.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;

@ExtendWith(OutputCaptureExtension.class)
class IdentityProviderTests {

    private final TestClock clock = new TestClock();
    private @Nullable HttpServer server;
    private String issuer = "";
    private volatile String document = "";

    @BeforeEach
    void startProvider() throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + started.getAddress().getPort();
        document = "{\"issuer\": \"%s\"}".formatted(issuer);
        started.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(document.isEmpty() ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        started.start();
        server = started;
    }

    @AfterEach
    void stopProvider() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void without_an_issuer_there_is_nothing_to_ask() {
        var provider = provider("");

        provider.check();

        assertThat(provider.state()).isEqualTo(new NotConfigured());
    }

    @Test
    void without_an_issuer_the_log_names_the_settings(CapturedOutput output) {
        provider("");

        assertThat(output).contains("Nobody can sign in", "console.oidc.issuer", "OIDC_ISSUER");
    }

    @Test
    void while_the_provider_is_away_a_sign_out_ends_on_our_own_page() throws Exception {
        var provider = provider(issuer);
        document = "";
        provider.check();
        var handler = new SignOutHandler(_ -> null, provider);
        handler.setDefaultTargetUrl("/login?signed-out");
        var answer = new MockHttpServletResponse();

        handler.onLogoutSuccess(new MockHttpServletRequest(), answer, new TestingAuthenticationToken("ada", ""));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/login?signed-out-here");
    }

    @Test
    void a_provider_that_answers_is_reachable() {
        var provider = provider(issuer);

        provider.check();

        assertThat(provider.state()).isEqualTo(new Reachable(clock.instant()));
    }

    @Test
    void the_log_hears_of_a_failure_once_and_of_its_end_once(CapturedOutput output) {
        var provider = provider(issuer);
        document = "";
        provider.check();
        clock.advance(Duration.ofSeconds(15));
        provider.check();
        var down = (Unreachable) provider.state();

        document = "{\"issuer\": \"%s\"}".formatted(issuer);
        provider.check();
        provider.check();

        assertThat(Duration.between(down.since(), down.checked())).isEqualTo(Duration.ofSeconds(15));
        assertThat(down.problem().toString()).contains(issuer, "HTTP status 500");
        assertThat(output.getOut().split("Nobody can sign in", -1)).hasSize(2);
        assertThat(output.getOut().split("answers again", -1)).hasSize(2);
    }

    @Test
    void a_provider_under_another_name_is_not_the_configured_one() {
        var provider = provider(issuer);
        document = "{\"issuer\": \"https://other.example.test\"}";

        provider.check();

        assertThat(provider.state())
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        down -> assertThat(down.problem().toString()).contains(issuer, "https://other.example.test"));
    }

    @Test
    void listeners_are_told_until_they_leave() {
        var provider = provider(issuer);
        var told = new AtomicInteger();
        Runnable stop = provider.onChange(told::incrementAndGet);
        provider.check();

        stop.run();
        provider.check();

        assertThat(told).hasValue(1);
    }

    @Test
    void the_short_names_of_the_environment_hold_where_nothing_else_is_set_and_no_secret_is_printed() {
        var environment = new MockEnvironment()
                .withProperty("OIDC_ISSUER", issuer)
                .withProperty("OIDC_CLIENT_SECRET", "very-secret");
        var properties = new OidcProperties("", "mine", "", "", List.of("openid"), Duration.ofSeconds(15));

        var settings = properties.settings(environment);

        assertThat(settings.issuer()).isEqualTo(issuer);
        assertThat(settings.clientId()).isEqualTo("mine");
        assertThat(settings.clientSecret()).isEqualTo("very-secret");
        assertThat(settings.toString()).doesNotContain("very-secret");
    }

    private IdentityProvider provider(String issuer) {
        var settings = new OidcSettings(issuer, "sandbox-console", "", "", List.of("openid"), Duration.ofSeconds(15));
        return new IdentityProvider(settings, new IssuerProbe(), clock);
    }
}
