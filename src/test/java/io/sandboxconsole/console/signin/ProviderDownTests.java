package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.vaadin.flow.component.html.Anchor;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.WebVisitor;
import io.sandboxconsole.testing.UnansweredPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

// The check in the background stays out of the way: the tests check by hand.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.check-interval=1h",
            "spring.datasource.url=jdbc:h2:mem:provider-down;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
class ProviderDownTests extends ConsoleTest {

    private static final UnansweredPort PORT = new UnansweredPort();
    private static final String ISSUER = "http://localhost:" + PORT.number();

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityProvider provider;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("console.oidc.issuer", () -> ISSUER);
    }

    @Test
    void the_sign_in_page_says_what_cannot_be_reached_and_recovers_by_itself() throws IOException {
        provider.check();
        openBrowser();
        open("login");
        String down = words();

        HttpServer server = startProvider();
        provider.check();
        settle();
        stop(server);

        assertThat(down).contains("localhost:" + PORT.number(), "cannot be reached", "The console keeps trying");
        assertThat(texts(Anchor.class)).containsExactly("Sign in with localhost:" + PORT.number());
    }

    @Test
    void an_attempt_ends_at_the_sign_in_page_and_a_failed_discovery_is_not_remembered() throws IOException {
        try (var visitor = new WebVisitor()) {
            String signIn = "http://localhost:%d/oauth2/authorization/console".formatted(port);

            var whileDown = visitor.get(signIn);
            HttpServer server = startProvider();
            var whenBack = visitor.get(signIn);
            stop(server);

            assertThat(WebVisitor.target(whileDown)).endsWith("/login?error");
            assertThat(newestRows(1).getFirst().event().ending())
                    .satisfies(ending -> assertThat(ending.result()).isEqualTo(Result.DENIED));
            assertThat(WebVisitor.target(whenBack)).startsWith(ISSUER + "/authorize?");
        }
    }

    private static HttpServer startProvider() throws IOException {
        byte[] document = """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(ISSUER).getBytes(StandardCharsets.UTF_8);
        PORT.release();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT.number()), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void stop(HttpServer provider) {
        provider.stop(0);
        PORT.keep();
    }
}
