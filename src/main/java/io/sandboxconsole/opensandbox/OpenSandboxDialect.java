package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.OpenSandboxError.Form;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.EngineHttp;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

/// Addresses one OpenSandbox server: base address, key, error format, slow calls.
///
/// @param serverClock records the time in the responses' headers
/// @param gate learns the limits of a proxy in between; the server itself reports none
record OpenSandboxDialect(ConnectionSettings settings, ServerClock serverClock, RateLimitGate gate, Clock clock)
        implements EngineHttp.Dialect {

    private static final Pattern MOUNT = Pattern.compile("/*(/v1)?/*$");

    private static final Pattern ELSEWHERE = Pattern.compile(".*/v1/(.*/)?\\.{0,2}(/.*)?");

    private static final Answer NO_SUCH_ID = new Answer(404, "NO_SUCH_ID", null, null);

    /// Returns a server's address, or its path, without the API version that some settings append.
    static String mount(String address) {
        return MOUNT.matcher(address).replaceFirst("");
    }

    @Override
    public String base() {
        return mount(settings.url().toString());
    }

    @Override
    public void identify(HttpHeaders headers) {
        headers.set(OpenSandboxApi.KEY_HEADER, settings.apiKey().strip());
    }

    @Override
    public boolean leadsElsewhere(String path) {
        return ELSEWHERE.matcher(path).matches();
    }

    @Override
    public OpenSandboxError noSuchId() {
        return new OpenSandboxError(NO_SUCH_ID, Form.DELIBERATE, List.of(), null);
    }

    @Override
    public RestClient.ResponseSpec.ErrorHandler errors() {
        return new OpenSandboxErrorReader(clock);
    }

    @Override
    public void received(HttpHeaders headers) {
        serverClock.remember(headers);
    }

    /// The server may pull an image.
    @Override
    public boolean slow(URI uri, HttpMethod method) {
        return method.equals(HttpMethod.POST) && uri.getRawPath().endsWith("/v1/sandboxes");
    }
}
