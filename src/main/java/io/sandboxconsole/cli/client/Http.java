package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Sends requests, and tells in words why a server cannot be reached. No redirect is followed: it could lead a
/// credential elsewhere.
final class Http {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final String authorities;

    private @Nullable HttpClient plain;

    private @Nullable HttpClient encrypted;

    /// @param authorities a file with certificates in PEM that are trusted instead of the JDK's; empty for the JDK's
    Http(String authorities) {
        this.authorities = authorities;
    }

    HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client(request.uri()).send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException late) {
            throw unreachable(request.uri(), "it did not answer in time");
        } catch (SSLException untrusted) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "%s presents a certificate that is not trusted: %s"
                            .formatted(origin(request.uri()), untrusted.getMessage()),
                    "Name your authority's certificates in SANDBOX_CONSOLE_CA, a file in PEM.");
        } catch (IOException failure) {
            throw unreachable(request.uri(), reason(failure));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "The command was interrupted.");
        }
    }

    private static String reason(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.nio.channels.UnresolvedAddressException) {
                return "its name is not known";
            }
        }
        if (failure instanceof java.net.ConnectException) {
            return "nothing listens there";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static CommandFailure unreachable(URI uri, String reason) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "%s cannot be reached: %s.".formatted(origin(uri), reason),
                "Check the address with “sandbox context”, and whether the server runs.");
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private HttpClient client(URI uri) {
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            plain = plain == null ? open(withoutAuthorities()) : plain;
            return plain;
        }
        encrypted = encrypted == null ? open(authorities.isEmpty() ? null : withAuthorities()) : encrypted;
        return encrypted;
    }

    private static HttpClient open(@Nullable SSLContext context) {
        // One connection and one request at a time: HTTP/2 would cost its upgrade and bring nothing.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        return (context == null ? builder : builder.sslContext(context)).build();
    }

    /// The client wants a context also where nothing is encrypted; this one spares the reading of all authorities.
    private static SSLContext withoutAuthorities() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has TLS.", impossible);
        }
    }

    private SSLContext withAuthorities() {
        try (InputStream file = Files.newInputStream(Path.of(authorities))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The certificates in %s, which SANDBOX_CONSOLE_CA names, cannot be read.".formatted(authorities),
                    "The file has to hold certificates in PEM.");
        }
    }
}
