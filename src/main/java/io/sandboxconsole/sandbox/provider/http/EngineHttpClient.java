package io.sandboxconsole.sandbox.provider.http;

import java.net.ProxySelector;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Makes the HTTP clients of one engine. They keep connections, and do nothing of their own accord: a repetition would
/// be made twice, a redirect would carry the key to wherever it points.
public final class EngineHttpClient {

    /// More than the calls an engine works on at a time.
    private static final int MOST_CONNECTIONS = 1_024;

    /// Servers of this kind close what rests for five seconds.
    private static final TimeValue TRUSTED = TimeValue.ofSeconds(2);

    private static final Timeout FOR_CONNECTION = Timeout.ofSeconds(10);

    private static final int LONGEST_HEADER = 65_536;

    private static final int MOST_HEADERS = 1_000;

    private EngineHttpClient() {}

    /// A client whose answers may be as long as they are, for calls that are passed on.
    ///
    /// @param connect until a connection stands
    public static CloseableHttpClient unlimited(Duration connect) {
        return builder(connect).build();
    }

    /// A client whose answers are limited in length, and as a whole in time by the response timeout of their request.
    ///
    /// @param connect until a connection stands
    /// @param longest how many bytes of a body are read
    static CloseableHttpClient limited(Duration connect, long longest) {
        return builder(connect)
                .addExecInterceptorFirst("limits", new AnswerLimits(longest))
                .build();
    }

    /// What every request begins with.
    public static RequestConfig.Builder requests() {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(FOR_CONNECTION)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false);
    }

    private static HttpClientBuilder builder(Duration connect) {
        return HttpClients.custom()
                .setConnectionManager(connections(connect))
                .setDefaultRequestConfig(requests().build())
                .setProxySelector(ProxySelector.getDefault())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent();
    }

    private static PoolingHttpClientConnectionManager connections(Duration connect) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
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
}
