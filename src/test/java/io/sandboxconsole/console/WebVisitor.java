package io.sandboxconsole.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A browser without scripts: keeps cookies and follows a redirect only on request.
public final class WebVisitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(new LocalCookies(), null);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public HttpResponse<String> get(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return send(request.build());
    }

    /// Follows redirects until there is a page.
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        var latest = answer;
        while (latest.statusCode() / 100 == 3) {
            latest = get(target(latest));
        }
        return latest;
    }

    /// Fills in the sign-in form of the demo's identity provider and sends it.
    public HttpResponse<String> submit(HttpResponse<String> form, String user, String password) {
        var token = TOKEN.matcher(form.body());
        if (!token.find()) {
            throw new AssertionError("This is no sign-in form: " + form.uri() + " " + form.body());
        }
        String body = "username=%s&password=%s&_csrf=%s".formatted(user, password, encoded(token.group(1)));
        return send(HttpRequest.newBuilder(form.uri().resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /// Sends a form as another server does.
    public HttpResponse<String> post(String address, String form) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    public static String target(HttpResponse<String> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .map(location -> redirect.uri().resolve(location).toString())
                .orElseThrow(() -> new AssertionError("No redirect, but " + redirect.statusCode()));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }

    /// Sends secure cookies to this machine without TLS, too, as browsers do.
    private static final class LocalCookies implements CookieStore {

        private final CookieStore store = new CookieManager().getCookieStore();

        @Override
        public void add(URI uri, HttpCookie cookie) {
            cookie.setSecure(false);
            store.add(uri, cookie);
        }

        @Override
        public List<HttpCookie> get(URI uri) {
            return store.get(uri);
        }

        @Override
        public List<HttpCookie> getCookies() {
            return store.getCookies();
        }

        @Override
        public List<URI> getURIs() {
            return store.getURIs();
        }

        @Override
        public boolean remove(URI uri, HttpCookie cookie) {
            return store.remove(uri, cookie);
        }

        @Override
        public boolean removeAll() {
            return store.removeAll();
        }
    }
}
