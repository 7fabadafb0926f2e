package io.sandboxconsole.diagnosis;

import io.sandboxconsole.i18n.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Looks at the certificate of an https server, as this machine trusts certificates.
public final class ServerCertificate {

    private static final int TIMEOUT = 5_000;

    private static final int HTTPS = 443;

    private static final Duration SOON = Duration.ofDays(14);

    private ServerCertificate() {}

    /// Returns what is wrong with the certificate of `server`, or that it is good; empty where the server cannot be
    /// reached, which other checks tell. Blocks for up to ten seconds.
    public static Optional<Finding> check(URI server, Instant now) {
        int port = server.getPort() < 0 ? HTTPS : server.getPort();
        String host = server.getHost();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), TIMEOUT);
            plain.setSoTimeout(TIMEOUT);
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (var socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return Optional.of(life(host, earliestEnd(socket.getSession().getPeerCertificates()), now));
            }
        } catch (SSLException refused) {
            return Optional.of(new Finding(
                    Condition.TLS_NOT_TRUSTED,
                    Message.of("doctor.tls.untrusted", host),
                    Message.of("doctor.tls.untrusted.then")));
        } catch (IOException unreached) {
            return Optional.empty();
        }
    }

    private static Instant earliestEnd(Certificate[] chain) {
        Instant end = Instant.MAX;
        for (Certificate one : chain) {
            if (one instanceof X509Certificate certificate) {
                Instant own = certificate.getNotAfter().toInstant();
                end = own.isBefore(end) ? own : end;
            }
        }
        return end;
    }

    static Finding life(String host, Instant end, Instant now) {
        Message remedy = Message.of("doctor.tls.ends.then");
        if (!end.isAfter(now)) {
            return new Finding(Condition.TLS_CERTIFICATE_EXPIRED, Message.of("doctor.tls.ended", host), remedy);
        }
        Duration left = Duration.between(now, end);
        return left.compareTo(SOON) > 0
                ? Finding.good(Message.of("doctor.tls.good", host))
                : new Finding(
                        Condition.TLS_CERTIFICATE_EXPIRING, Message.of("doctor.tls.ends", host, left.toDays()), remedy);
    }
}
