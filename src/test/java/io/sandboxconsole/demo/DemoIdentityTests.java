package io.sandboxconsole.demo;

import static io.sandboxconsole.demo.Visitor.claims;
import static io.sandboxconsole.demo.Visitor.json;
import static io.sandboxconsole.demo.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.core.context.ListeningSecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class DemoIdentityTests {

    private static final String CALLBACK = "http://localhost:7070/login/oauth2/code/console";
    private static final DemoCredentials CLIENT = new DemoCredentials("sandbox-console", "a secret of this test");

    private static DemoIssuer issuer = new DemoIssuer("not started");
    private static DemoIdentity identity;

    private final Visitor visitor = new Visitor(issuer.url());

    @BeforeAll
    static void start() throws Exception {
        issuer = new DemoIssuer("http://localhost:" + DemoEnvironment.freePort(List.of()));
        identity = new DemoIdentity(
                issuer, CLIENT, new ConsoleAddress(new MockEnvironment().withProperty("server.port", "7070")));
        identity.start();
    }

    @AfterAll
    static void stop() throws Exception {
        identity.destroy();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void the_discovery_document_names_the_issuer_and_its_endpoints() {
        JsonNode document = json(visitor.get("/.well-known/openid-configuration"));

        assertThat(document.get("issuer").asString()).isEqualTo(issuer.url());
        assertThat(document.get("end_session_endpoint").asString()).isEqualTo(issuer.url() + "/connect/logout");
        assertThat(document.get("code_challenge_methods_supported").toString()).contains("S256");
        assertThat(json(visitor.get("/oauth2/jwks")).get("keys").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            viewer,            viewer,   platform, Vera Viewer (demo)
            operator,          operator, platform, Olga Operator (demo)
            lead,              lead,     platform, Leo Lead (demo)
            auditor,           auditor,  platform, Aude Auditor (demo)
            admin,             admin,    platform, Ada Admin (demo)
            operator-research, operator, research, Ravi Researcher (demo)
            lead-research,     lead,     research, Lena Research-Lead (demo)
            """)
    void a_person_signs_in_and_the_console_learns_name_role_and_team(
            String username, String role, String team, String name) {
        JsonNode tokens = signInAndRedeem(username);

        JsonNode identityToken = claims(tokens.get("id_token").asString());
        assertThat(identityToken.get("sub").asString()).isEqualTo(username);
        assertThat(identityToken.get("preferred_username").asString()).isEqualTo(username);
        assertThat(identityToken.get("name").asString()).isEqualTo(name);
        assertThat(identityToken.get("email").asString()).isEqualTo(username + "@example.test");
        assertThat(identityToken.get("roles").toString()).isEqualTo("[\"%s\"]".formatted(role));
        assertThat(identityToken.get("teams").toString()).isEqualTo("[\"%s\"]".formatted(team));
        assertThat(identityToken.get("aud").toString()).contains("sandbox-console");
        assertThat(identityToken.get("nonce").asString()).isEqualTo("a-nonce");
    }

    @Test
    void the_user_info_says_the_same_as_the_identity_token() {
        JsonNode tokens = signInAndRedeem("lead-research");

        JsonNode info = json(
                visitor.getWithToken("/userinfo", tokens.get("access_token").asString()));

        JsonNode identityToken = claims(tokens.get("id_token").asString());
        for (String claim : new String[] {"sub", "preferred_username", "name", "email", "roles", "teams"}) {
            assertThat(info.get(claim)).isEqualTo(identityToken.get(claim));
        }
    }

    @Test
    void a_refresh_token_brings_new_tokens() {
        JsonNode tokens = signInAndRedeem("operator");

        HttpResponse<String> renewed = visitor.redeem(
                CLIENT,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").asString()));

        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(claims(json(renewed).get("id_token").asString()).get("roles").toString())
                .isEqualTo("[\"operator\"]");
    }

    @Test
    void somebody_without_a_session_is_sent_to_the_sign_in_page() {
        HttpResponse<String> answer = visitor.get(authorization(Map.of()));

        assertThat(location(answer)).endsWith("/login");
    }

    @Test
    void a_wrong_password_leads_back_to_the_page_with_a_message() {
        HttpResponse<String> answer = visitor.signIn("operator", "wrong");

        assertThat(location(answer)).endsWith("/login?error");
        assertThat(visitor.get("/login?error").body())
                .contains("role=\"alert\"")
                .contains("The user name or the password is wrong.");
        assertThat(location(visitor.get(authorization(Map.of())))).endsWith("/login");
    }

    @Test
    void a_sign_in_without_the_forgery_token_is_refused() {
        visitor.get("/login");

        HttpResponse<String> answer = visitor.post("/login", Map.of("username", "admin", "password", "sandbox"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void the_sign_in_page_is_labelled_and_fills_in_a_chosen_person() {
        HttpResponse<String> page = visitor.get("/login?person=lead-research");

        assertThat(page.body())
                .contains("<title>Sign in to the demo · Sandbox Console demo</title>")
                .contains("<label for=\"username\">")
                .contains("<label for=\"password\">")
                .contains("name=\"username\" value=\"lead-research\"")
                .contains("value=\"sandbox\"")
                .contains("<button type=\"submit\">Sign in</button>")
                .doesNotContain("{{");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
    }

    @Test
    void the_sign_in_page_shows_nothing_of_an_unknown_person() {
        HttpResponse<String> page = visitor.get("/login?person=%3Cscript%3E");

        assertThat(page.body()).doesNotContain("<script").contains("name=\"username\" value=\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example.test/login/oauth2/code/console",
                "http://localhost:7071/login/oauth2/code/console",
                "http://192.168.1.20:7070/login/oauth2/code/console",
                "http://localhost:7070/elsewhere"
            })
    void a_foreign_redirect_address_is_refused_without_a_redirect(String address) {
        visitor.signIn("operator", DemoPerson.PASSWORD);

        HttpResponse<String> answer = visitor.get(authorization(Map.of("redirect_uri", address)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("This request was refused").contains("http://localhost:7070/");
    }

    @Test
    void a_request_without_a_code_challenge_is_refused() {
        visitor.signIn("operator", DemoPerson.PASSWORD);

        HttpResponse<String> answer = visitor.get(authorization(Map.of("code_challenge", "")));

        assertThat(location(answer)).startsWith(CALLBACK).contains("error=invalid_request");
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier_or_the_client_secret() {
        visitor.signIn("operator", DemoPerson.PASSWORD);
        String code = codeOf(visitor.get(authorization(Map.of())));

        HttpResponse<String> wrongVerifier = visitor.redeem(CLIENT, exchange(code, "another-verifier".repeat(4)));
        HttpResponse<String> wrongSecret =
                visitor.redeem(new DemoCredentials("sandbox-console", "guess"), exchange(code, Visitor.VERIFIER));

        assertThat(json(wrongVerifier).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(wrongSecret.statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_session_and_leads_back_to_the_console() {
        JsonNode tokens = signInAndRedeem("operator");
        Map<String, String> request = Map.of(
                "id_token_hint",
                tokens.get("id_token").asString(),
                "post_logout_redirect_uri",
                "http://localhost:7070/login?signed-out");

        HttpResponse<String> answer = visitor.get("/connect/logout?" + Visitor.encoded(request));

        assertThat(location(answer)).isEqualTo("http://localhost:7070/login?signed-out");
        assertThat(location(visitor.get(authorization(Map.of())))).endsWith("/login");
    }

    @Test
    void its_session_cookie_does_not_overwrite_the_one_of_the_console() {
        visitor.get("/login");

        assertThat(visitor.cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .containsExactly("DEMO_IDENTITY_SESSION");
    }

    @Test
    void signing_in_works_after_the_console_has_replaced_the_security_context_strategy() {
        SecurityContextHolderStrategy before = SecurityContextHolder.getContextHolderStrategy();
        SecurityContextHolder.setContextHolderStrategy(new ListeningSecurityContextHolderStrategy(event -> {}));
        try {
            JsonNode tokens = signInAndRedeem("auditor");

            assertThat(claims(tokens.get("id_token").asString()).get("sub").asString())
                    .isEqualTo("auditor");
        } finally {
            SecurityContextHolder.setContextHolderStrategy(before);
        }
    }

    @Test
    void an_occupied_port_is_named_together_with_the_way_out() throws Exception {
        DemoIdentity second = new DemoIdentity(issuer, CLIENT, new ConsoleAddress(new MockEnvironment()));

        DemoRefusedException refusal = catchThrowableOfType(DemoRefusedException.class, second::start);
        second.destroy();

        assertThat(refusal)
                .hasMessage(
                        "The demo's identity provider cannot listen on port %d because another program already does."
                                .formatted(issuer.port()));
        assertThat(refusal.action()).contains("--demo.identity.port=");
    }

    private JsonNode signInAndRedeem(String username) {
        assertThat(location(visitor.get(authorization(Map.of())))).endsWith("/login");
        HttpResponse<String> signedIn = visitor.signIn(username, DemoPerson.PASSWORD);
        HttpResponse<String> answer = visitor.get(location(signedIn));
        assertThat(location(answer)).startsWith(CALLBACK + "?code=").contains("state=a-state");
        HttpResponse<String> tokens = visitor.redeem(CLIENT, exchange(codeOf(answer), Visitor.VERIFIER));
        assertThat(tokens.statusCode()).isEqualTo(200);
        return json(tokens);
    }

    private static String authorization(Map<String, String> changes) {
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "sandbox-console",
                "scope", "openid profile email",
                "state", "a-state",
                "nonce", "a-nonce",
                "redirect_uri", CALLBACK,
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
        request.putAll(changes);
        request.values().removeIf(String::isEmpty);
        return "/oauth2/authorize?" + Visitor.encoded(request);
    }

    private static Map<String, String> exchange(String code, String verifier) {
        return Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", verifier);
    }

    private static String codeOf(HttpResponse<String> answer) {
        return UriComponentsBuilder.fromUri(URI.create(location(answer)))
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .getOrDefault("code", "no code");
    }

    static String challenge() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(Visitor.VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
