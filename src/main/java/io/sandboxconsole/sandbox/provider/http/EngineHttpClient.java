package io.sandboxconsole.sandbox.provider.http;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Creates the HTTP clients of one engine. They keep connections alive, but neither retry changes, which would be made
/// twice, nor follow redirects, which would carry the key to another server.
public final class EngineHttpClient {

    /// More than the number of calls an engine handles at a time.
    private static final int MOST_CONNECTIONS = 1_024;

    /// Engines' servers close idle connections after five seconds.
    private static final TimeValue TRUSTED = TimeValue.ofSeconds(2);

    private static final Timeout FOR_CONNECTION = Timeout.ofSeconds(10);

    private static final int LONGEST_HEADER = 65_536;

    private static final int MOST_HEADERS = 1_000;

    /// These loggers print keys and bodies, so they are off at every log level.
    private static final List<String> SECRET_LOGGERS =
            List.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire");

    private EngineHttpClient() {}

    /// A client without length limits, for forwarded calls.
    ///
    /// @param connect the connect timeout
    public static CloseableHttpClient unlimited(Duration connect) {
        return builder(connect).disableAutomaticRetries().build();
    }

    /// A client whose responses are limited in length, and as a whole in time by the response timeout of their request.
    /// Retries a read that finds its kept connection closed.
    ///
    /// @param connect the connect timeout
    /// @param longest maximum bytes read of a body
    static CloseableHttpClient limited(Duration connect, long longest) {
        return builder(connect)
                .setRetryStrategy(new ClosedConnections())
                .addExecInterceptorFirst("limits", new ResponseLimits(longest))
                .build();
    }

    /// The common request configuration.
    public static RequestConfig.Builder requests() {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(FOR_CONNECTION)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false);
    }

    private static HttpClientBuilder builder(Duration connect) {
        silenceSecrets();
        return HttpClients.custom()
                .setConnectionManager(connections(connect))
                .setDefaultRequestConfig(requests().build())
                .setProxySelector(ProxySelector.getDefault())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent();
    }

    private static void silenceSecrets() {
        LoggingSystem logging = LoggingSystem.get(EngineHttpClient.class.getClassLoader());
        SECRET_LOGGERS.forEach(logger -> logging.setLogLevel(logger, LogLevel.OFF));
    }

    private static PoolingHttpClientConnectionManager connections(Duration connect) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setTlsSocketStrategy(handshakes(DefaultClientTlsStrategy.createSystemDefault()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_HEADER)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setValidateAfterInactivity(TRUSTED)
                        .build())
                .build();
    }

    /// Names every failure before a connection is secured a failed handshake: nothing was sent on it yet. Failures of
    /// TLS later, while a request or its response is underway, keep their type.
    private static TlsSocketStrategy handshakes(TlsSocketStrategy tls) {
        return (socket, target, port, attachment, context) -> {
            try {
                return tls.upgrade(socket, target, port, attachment, context);
            } catch (SocketTimeoutException late) {
                var unconnected = new ConnectTimeoutException("The TLS handshake timed out.");
                unconnected.initCause(late);
                throw unconnected;
            } catch (SSLHandshakeException | SSLPeerUnverifiedException failed) {
                throw failed;
            } catch (IOException failed) {
                var handshake = new SSLHandshakeException("The TLS handshake failed.");
                handshake.initCause(failed);
                throw handshake;
            }
        };
    }

    /// Servers close kept connections at any time, even as a request is sent: a read without a single byte of response
    /// is sent again.
    private static final class ClosedConnections implements HttpRequestRetryStrategy {

        private static final int MOST = 2;

        @Override
        public boolean retryRequest(HttpRequest request, IOException failure, int count, HttpContext context) {
            return count <= MOST && failure instanceof NoHttpResponseException && Method.isSafe(request.getMethod());
        }

        @Override
        public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
            return false;
        }

        @Override
        public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
            return TimeValue.ZERO_MILLISECONDS;
        }
    }
}
