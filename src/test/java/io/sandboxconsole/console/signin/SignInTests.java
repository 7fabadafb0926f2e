package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.console.WebVisitor;
import io.sandboxconsole.console.shell.Language;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Signs in over real HTTP, against the demo's identity provider.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=true",
            "demo.identity.port=0",
            "simulator.port=0",
            "spring.datasource.url=jdbc:h2:mem:sign-in;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
class SignInTests {

    private static final String COOKIE = "SANDBOX_CONSOLE_SESSION";

    private final WebVisitor visitor = new WebVisitor();

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private SignedInSessions sessions;

    @Autowired
    private SessionRenewal renewal;

    @AfterEach
    void closeVisitor() {
        visitor.close();
    }

    @Test
    void a_deep_link_survives_the_sign_in_and_the_session_is_a_new_one() {
        var refused = visitor.get(address("/sandboxes?filter=state%3Arunning"));
        String before = visitor.cookie(COOKIE).orElseThrow();

        var form = visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        var landed = visitor.follow(visitor.submit(form, "operator", "sandbox"));

        assertThat(WebVisitor.target(refused)).isEqualTo(address("/login"));
        assertThat(landed.uri().toString()).isEqualTo(address("/sandboxes?filter=state%3Arunning"));
        assertThat(visitor.cookie(COOKIE)).isNotEmpty().get().isNotEqualTo(before);
        assertThat(newestAction()).isEqualTo("sign-in");
    }

    @Test
    void the_public_keys_of_the_trail_are_told_to_everybody_without_a_session() {
        var answer = visitor.get(address("/.well-known/sandbox-console/audit-keys"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("\"algorithm\":\"Ed25519\"").doesNotContain("PRIVATE");
    }

    @Test
    void a_deep_link_survives_the_end_of_the_session() {
        String place = "/sandboxes/prod/abc?filter=state%3Arunning&page=2";
        var refused = visitor.get(address(place), "Cookie", COOKIE + "=ended");

        var form = visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        var landed = visitor.follow(visitor.submit(form, "operator", "sandbox"));

        assertThat(WebVisitor.target(refused)).isEqualTo(address("/login?expired"));
        assertThat(landed.uri().toString()).startsWith(address(place));
    }

    @Test
    void the_demo_s_provider_confirms_a_session_by_its_refresh_token_again_and_again() {
        var form = visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        visitor.follow(visitor.submit(form, "lead", "sandbox"));
        var session = sessions.all().stream()
                .filter(found -> found.subject().equals("lead"))
                .findFirst()
                .orElseThrow();
        var first = session.tokens().refresh();

        assertThat(renewal.renew(session)).isInstanceOf(SessionRenewal.Confirmed.class);
        assertThat(renewal.renew(session)).isInstanceOf(SessionRenewal.Confirmed.class);
        assertThat(session.tokens().refresh()).isNotNull().isNotEqualTo(first);
    }

    @Test
    void only_who_is_signed_in_sees_a_frame_before_the_scripts_are_there() {
        assertThat(visitor.get(address("/login")).body()).contains("<body").doesNotContain("first-frame");

        var form = visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        var landed = visitor.follow(visitor.submit(form, "viewer", "sandbox"));

        assertThat(landed.body()).contains("first-frame");
    }

    @ParameterizedTest
    @CsvSource({"long-polling, 403", "close, 204"})
    void a_late_push_of_an_ended_session_begins_no_other_one(String transport, int status) {
        var answer = visitor.get(
                address("/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=" + transport),
                "Cookie",
                COOKIE + "=ended");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?expired&continue=https://evil.example",
                "/login?expired=https://evil.example",
                "/sandboxes?continue=https://evil.example"
            })
    void no_address_of_another_site_is_where_a_sign_in_ends(String path) {
        visitor.get(address(path));

        var form = visitor.follow(visitor.get(address("/oauth2/authorization/console")));
        var landed = visitor.follow(visitor.submit(form, "operator", "sandbox"));

        assertThat(landed.uri().getHost()).isEqualTo("localhost");
        assertThat(landed.uri().getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "'zh-CN,zh;q=0.9', '', zh-CN",
        "'de,en-GB;q=0.8', '', en-GB",
        "fr, '', en",
        "fr, zh-CN, zh-CN",
        "'zh-CN,en-GB;q=0.5', en, en-GB",
        "zh-CN, nonsense, zh-CN"
    })
    void the_page_is_in_the_language_chosen_or_else_preferred(String preferred, String chosen, String language) {
        var page =
                visitor.get(address("/login"), "Accept-Language", preferred, "Cookie", Language.COOKIE + "=" + chosen);

        assertThat(page.body()).contains("lang=\"%s\"".formatted(language));
    }

    @Test
    void the_authorization_request_carries_a_code_challenge() {
        var redirect = visitor.get(address("/oauth2/authorization/console"));

        assertThat(WebVisitor.target(redirect))
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=");
    }

    @Test
    void a_forged_answer_of_the_provider_ends_at_the_sign_in_page() {
        var answer = visitor.get(address("/login/oauth2/code/console?code=forged&state=forged"));

        assertThat(WebVisitor.target(answer)).isEqualTo(address("/login?error"));
        assertThat(newestAction()).isEqualTo("sign-in");
    }

    @Test
    void the_page_comes_with_strict_headers() {
        var page = visitor.get(address("/login"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Permissions-Policy")).contains("camera=()");
        assertThat(header(page, "Strict-Transport-Security")).isEmpty();
    }

    @Test
    void a_script_carries_no_policy_of_a_document_and_stays_what_it_is() {
        var script = visitor.get(address("/js/theme.js"));

        assertThat(header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(script, "Content-Security-Policy")).isEmpty();
        assertThat(header(visitor.get(address("/js/none.js")), "Content-Security-Policy"))
                .contains("default-src 'self'");
        assertThat(header(visitor.get(address("/icons/console.svg")), "Content-Security-Policy"))
                .contains("default-src 'self'");
    }

    @Test
    void inline_scripts_need_the_nonce_of_their_own_page() {
        var page = visitor.get(address("/login"));
        var other = visitor.get(address("/login"));

        String policy = header(page, "Content-Security-Policy");
        var nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(policy)
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(Pattern.compile("<script(?![^>]*( src=|nonce=\"" + Pattern.quote(nonce.group(1)) + "\"))")
                        .matcher(page.body())
                        .find())
                .isFalse();
        assertThat(header(other, "Content-Security-Policy")).isNotEqualTo(policy);
    }

    /// Compressed, the length of a secret that stays and of a text by somebody else would tell of the secret.
    @Test
    void the_frame_of_a_page_has_another_token_each_time_and_no_text_of_the_request() {
        visitor.follow(visitor.submit(
                visitor.follow(visitor.get(address("/oauth2/authorization/console"))), "viewer", "sandbox"));

        var page = visitor.get(address("/sandboxes?filter=zebra-crossing"), "User-Agent", "zebra-crossing");
        var other = visitor.get(address("/sandboxes?filter=zebra-crossing"), "Referer", address("/zebra-crossing"));

        assertThat(page.body()).contains("id=\"outlet\"").doesNotContain("zebra");
        assertThat(other.body()).doesNotContain("zebra").doesNotContain(token(page));
        assertThat(visitor.get(address("/sandboxes"), "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .hasValue("gzip");
    }

    private static String token(HttpResponse<String> page) {
        var token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as("a token in " + page.body()).isTrue();
        return token.group(1);
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_and_other_sites() {
        var page = visitor.get(address("/login"));

        assertThat(header(page, "Set-Cookie"))
                .startsWith(COOKIE + "=")
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void behind_a_proxy_with_tls_the_cookie_is_secure_and_the_browser_is_told_to_stay_with_tls() {
        var page = visitor.get(address("/login"), "X-Forwarded-Proto", "https");

        assertThat(header(page, "Set-Cookie")).contains("Secure");
        assertThat(header(page, "Strict-Transport-Security")).contains("max-age=");
    }

    @ParameterizedTest
    @CsvSource({"/sandboxes, 401", "/nowhere, 401", "/actuator/prometheus, 404", "/actuator/env, 404"})
    void a_program_gets_a_status_and_no_page_to_sign_in_on(String path, int status) {
        var answer = visitor.get(address(path), "Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/connections", "/nowhere", "/"})
    void whoever_is_not_signed_in_is_led_to_the_sign_in_page(String path) {
        var answer = visitor.get(address(path));

        assertThat(WebVisitor.target(answer)).isEqualTo(address("/login"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/favicon.ico",
                "/icons/console.svg",
                "/styles/console.css",
                "/js/theme.js",
                "/js/connection.js",
                "/js/alive.txt",
                "/js/shell.js",
                "/js/keys.js",
                "/js/early.js",
                "/js/page.js",
                "/lumo/lumo.css"
            })
    void health_and_static_files_are_public(String path) {
        var answer = visitor.get(address(path), "Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void an_address_that_leads_nowhere_is_answered_by_the_console_itself() {
        visitor.follow(visitor.submit(
                visitor.follow(visitor.get(address("/oauth2/authorization/console"))), "viewer", "sandbox"));

        var answer = visitor.get(address("/nowhere"));

        assertThat(answer.body()).contains("id=\"outlet\"").doesNotContain("Whitelabel");
    }

    @Test
    void an_actuator_endpoint_other_than_health_is_not_there() {
        var answer = visitor.get(address("/actuator/env"));

        assertThat(answer.statusCode()).isNotEqualTo(200);
    }

    private String newestAction() {
        return trail.read(
                        new Visible(true, Set.of(), null),
                        new AuditQuery(null, null, null, null, null, null, null, null, 1))
                .getFirst()
                .event()
                .action();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
