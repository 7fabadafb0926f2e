package io.sandboxconsole.console.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sandboxconsole.testing.SigningKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// An identity provider that signs everybody in as one person at once, rotates refresh tokens, and can be told what to
/// say, to refuse and to be away.
final class FakeIdentityProvider implements AutoCloseable {

    static final String CLIENT = "sandbox-console";

    static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final RSAKey key = SigningKeys.FIRST;

    private final ObjectMapper json = new ObjectMapper();

    private final Clock clock;

    private final HttpServer server;

    private final AtomicInteger numbers = new AtomicInteger();

    /// The provider's session of each refresh token and access token that counts.
    private final Map<String, String> live = new ConcurrentHashMap<>();

    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    final AtomicInteger refreshes = new AtomicInteger();

    final AtomicInteger userInfos = new AtomicInteger();

    volatile Map<String, Object> inIdToken = Map.of("roles", List.of("operator"), "teams", List.of("platform"));

    volatile Map<String, Object> inUserInfo = Map.of("name", "Ada");

    /// Null makes access tokens opaque.
    volatile @Nullable Map<String, Object> inAccessToken;

    volatile boolean givesRefreshTokens = true;

    volatile boolean givesIdTokenAtRefresh = true;

    volatile boolean disabled;

    volatile int brokenTokenStatus;

    volatile int brokenUserInfoStatus;

    volatile @Nullable Integer refreshLife;

    volatile Duration accessLife = Duration.ofMinutes(5);

    FakeIdentityProvider(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// A sign-in without a browser: the members of a token response.
    Map<String, Object> signIn() {
        return tokens("sid-" + numbers.incrementAndGet(), null, true);
    }

    /// Ends all sessions here, without telling the console.
    void forgetSessions() {
        live.clear();
    }

    /// The claims of a valid logout token.
    Map<String, Object> logoutClaims() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", url());
        claims.put("aud", List.of(CLIENT));
        claims.put("iat", Date.from(clock.instant()));
        claims.put("exp", Date.from(clock.instant().plusSeconds(120)));
        claims.put("jti", "logout-" + numbers.incrementAndGet());
        claims.put("events", Map.of(LOGOUT_EVENT, Map.of()));
        return claims;
    }

    String signed(Map<String, Object> claims) {
        return signed(key, claims);
    }

    static String signed(RSAKey key, Map<String, Object> claims) {
        var set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", url());
        document.put("authorization_endpoint", url() + "/authorize");
        document.put("token_endpoint", url() + "/token");
        document.put("userinfo_endpoint", url() + "/userinfo");
        document.put("jwks_uri", url() + "/keys");
        document.put("subject_types_supported", List.of("public"));
        document.put("response_types_supported", List.of("code"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return document;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = fields(exchange.getRequestURI().getRawQuery());
        String code = "code-" + numbers.incrementAndGet();
        nonces.put(code, query.get("nonce"));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        "%s?code=%s&state=%s"
                                .formatted(
                                        query.get("redirect_uri"),
                                        code,
                                        java.net.URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if ("authorization_code".equals(form.get("grant_type"))) {
            answer(exchange, 200, tokens("sid-" + numbers.incrementAndGet(), nonces.get(form.get("code")), true));
            return;
        }
        refreshes.incrementAndGet();
        if (brokenTokenStatus != 0) {
            answer(exchange, brokenTokenStatus, Map.of("error", "invalid_client"));
            return;
        }
        String sid = live.remove(form.get("refresh_token"));
        if (sid == null || disabled) {
            answer(exchange, 400, Map.of("error", "invalid_grant", "error_description", "canary-description"));
        } else {
            answer(exchange, 200, tokens(sid, null, givesIdTokenAtRefresh));
        }
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        userInfos.incrementAndGet();
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        if (brokenUserInfoStatus != 0) {
            answer(exchange, brokenUserInfoStatus, Map.of());
        } else if (disabled || !live.containsKey(bearer)) {
            answer(exchange, 401, Map.of("error", "invalid_token"));
        } else {
            answer(exchange, 200, with(Map.of("sub", "ada"), inUserInfo));
        }
    }

    private Map<String, Object> tokens(String sid, @Nullable String nonce, boolean idToken) {
        Map<String, Object> members = new LinkedHashMap<>();
        String access = accessToken();
        live.put(access, sid);
        members.put("access_token", access);
        members.put("token_type", "Bearer");
        members.put("expires_in", accessLife.toSeconds());
        if (givesRefreshTokens) {
            String refresh = "refresh-" + numbers.incrementAndGet();
            live.put(refresh, sid);
            members.put("refresh_token", refresh);
            if (refreshLife != null) {
                members.put("refresh_expires_in", refreshLife);
            }
        }
        if (idToken) {
            Map<String, Object> claims = standard();
            claims.put("aud", List.of(CLIENT));
            claims.put("sid", sid);
            if (nonce != null) {
                claims.put("nonce", nonce);
            }
            members.put("id_token", signed(with(claims, inIdToken)));
        }
        return members;
    }

    private String accessToken() {
        var claims = inAccessToken;
        if (claims == null) {
            return "access-" + numbers.incrementAndGet();
        }
        var all = standard();
        all.put("azp", CLIENT);
        all.put("jti", "access-" + numbers.incrementAndGet());
        return signed(with(all, claims));
    }

    private Map<String, Object> standard() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", url());
        claims.put("sub", "ada");
        claims.put("iat", Date.from(clock.instant()));
        claims.put("exp", Date.from(clock.instant().plus(accessLife)));
        return claims;
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void answer(HttpExchange exchange, int status, Map<String, Object> members) throws IOException {
        byte[] body = json.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0],
                        field -> URLDecoder.decode(field.length > 1 ? field[1] : "", StandardCharsets.UTF_8)));
    }
}
