package io.sandboxconsole.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser with cookies that follows no redirect, together with the client's side of the protocol.
final class Visitor implements AutoCloseable {

    static final String VERIFIER = "a-code-verifier-that-is-long-enough-for-the-specification";

    final String issuer;
    final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(String issuer) {
        this.issuer = issuer;
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(issuer).resolve(address)).header("Accept", "text/html"));
    }

    HttpResponse<String> getWithToken(String address, String token) {
        return send(
                HttpRequest.newBuilder(URI.create(issuer).resolve(address)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(issuer).resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    HttpResponse<String> redeem(DemoCredentials client, Map<String, String> form) {
        String basic = client.clientId() + ":" + client.clientSecret();
        return send(HttpRequest.newBuilder(URI.create(issuer).resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    HttpResponse<String> signIn(String username, String password) {
        return post("/login", Map.of("username", username, "password", password, "_csrf", csrfToken(get("/login"))));
    }

    static String csrfToken(HttpResponse<String> page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("The page has no forgery token: " + page.body());
        }
        return token.group(1);
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("no redirect but " + response.statusCode());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
