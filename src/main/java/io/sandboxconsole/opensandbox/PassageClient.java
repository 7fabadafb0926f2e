package io.sandboxconsole.opensandbox;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Makes the HTTP client of a passage: it keeps connections, and does nothing of its own accord. What it did would be
/// done twice, or would be seen by the caller.
final class PassageClient {

    /// More than the calls an engine works on at a time.
    private static final int MOST_CONNECTIONS = 1_024;

    /// Servers of this kind close what rests for five seconds.
    private static final TimeValue TRUSTED = TimeValue.ofSeconds(2);

    private PassageClient() {}

    static CloseableHttpClient create(OpenSandboxTimings timings) {
        return HttpClients.custom()
                .setConnectionManager(connections(timings))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(OpenSandboxTimings timings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timings.connect()))
                        .setValidateAfterInactivity(TRUSTED)
                        .build())
                .build();
    }
}
