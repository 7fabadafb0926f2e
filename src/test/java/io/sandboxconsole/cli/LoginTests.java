package io.sandboxconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// Tests the sign-in from a terminal against the demo's identity provider. The settings are those of `DemoKeysTests`,
/// so
/// that both may share one console.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=true",
            "demo.identity.port=0",
            "simulator.port=0",
            "simulator.churn-per-minute=0",
            "spring.datasource.url=jdbc:h2:mem:demo-keys;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
class LoginTests {

    private static final Pattern PAGE = Pattern.compile("(http://\\S+/activate\\S*)");

    private static final Pattern FIELD = Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    @TempDir
    Path home;

    @LocalServerPort
    private int port;

    @Test
    void a_person_confirms_a_code_in_a_browser_and_the_terminal_acts_as_them(
            @org.springframework.beans.factory.annotation.Autowired Environment environment) throws IOException {
        var shell = new Shell().home(home).clock(Clock.systemUTC());
        shell.whileItWaits(_ -> confirm(environment.getRequiredProperty("console.oidc.issuer"), shell.shown()));

        var login = shell.run("login", "http://localhost:" + port, "--context", "demo");

        assertThat(login.errors()).contains("You are signed in at", "Olga Operator (demo)", "“demo” is current");
        assertThat(login.exitCode()).isZero();
        assertThat(shell.run("whoami").output()).contains("Olga Operator (demo)", "operator, team platform");
        Path file = home.resolve(".config/sandbox-console/contexts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);
        // The token is over, and the refresh token brings the next one.
        shell.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
        assertThat(shell.run("list", "--limit", "1").exitCode()).isZero();
        assertThat(Files.readString(file)).isNotEqualTo(before);
        assertThat(login.output() + login.errors()).doesNotContain("eyJ");
    }

    @Test
    void a_key_is_taken_instead_of_a_sign_in() {
        var shell = new Shell().home(home).clock(Clock.systemUTC()).input("sck_demo_lead\n");

        var login = shell.run("login", "http://localhost:" + port, "--key");

        assertThat(login.exitCode()).isZero();
        assertThat(login.errors()).contains("lead-laptop").doesNotContain("sck_demo_lead");
        assertThat(shell.input("nonsense\n")
                        .run("login", "http://localhost:" + port, "--key", "--context", "x")
                        .exitCode())
                .isEqualTo(3);
    }

    /// What the person does in the browser: opens the page, signs in, confirms the code.
    private void confirm(String issuer, String shown) {
        Matcher page = PAGE.matcher(shown);
        assertThat(page.find()).as(shown).isTrue();
        HttpResponse<String> signIn = get(page.group(1));
        Map<String, String> form = fields(signIn.body());
        form.put("username", "operator");
        form.put("password", "sandbox");
        HttpResponse<String> activation = post(issuer + "/login", form);
        assertThat(activation.body()).contains("Sign in a terminal");
        HttpResponse<String> consent = get(issuer + "/oauth2/device_verification?user_code="
                + fields(activation.body()).get("user_code"));
        assertThat(consent.body()).contains("wants to act as you");
        HttpResponse<String> done = post(issuer + "/oauth2/device_verification", fields(consent.body()));
        assertThat(done.body()).contains("The terminal is signed in.");
    }

    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            fields.merge(field.group(1), field.group(2), (a, b) -> a + "\n" + b);
        }
        return fields;
    }

    private HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html")
                .build());
    }

    private HttpResponse<String> post(String address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .flatMap(field -> field.getValue()
                        .lines()
                        .map(value -> field.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
