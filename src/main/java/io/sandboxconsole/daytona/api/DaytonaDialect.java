package io.sandboxconsole.daytona.api;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.EngineHttp;
import io.sandboxconsole.sandbox.provider.http.SettingsCheck;
import java.net.URI;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

/// Addresses one Daytona server: base address, headers, error format, slow calls.
///
/// @param memory records the responses' headers
public record DaytonaDialect(
        ConnectionSettings settings, DaytonaCredential credential, DaytonaHeaders memory, Clock clock)
        implements EngineHttp.Dialect {

    private static final Pattern SLASHES = Pattern.compile("/+$");

    private static final Pattern ELSEWHERE = Pattern.compile("/(.*/)?\\.{0,2}(/.*)?");

    /// Routes on which the server waits for the sandbox to start.
    private static final Pattern SLOW = Pattern.compile(".*/sandbox(/[^/]+/(start|fork|recover))?");

    private static final Answer NO_SUCH_ID = new Answer(404, null, "There is no such id.", null);

    @Override
    public @Nullable Message problem() {
        return settings.organization() == null || SettingsCheck.fitsHeader(settings.organization())
                ? EngineHttp.Dialect.super.problem()
                : Message.of("problem.reason.organization-unprintable");
    }

    @Override
    public String base() {
        return mount(settings.url().toString());
    }

    /// A key belongs to one organization, so only a token names one.
    @Override
    public void identify(HttpHeaders headers) {
        headers.setBearerAuth(credential.text());
        headers.set(DaytonaApi.SOURCE_HEADER, DaytonaApi.SOURCE);
        if (credential.isToken() && settings.organization() != null) {
            headers.set(DaytonaApi.ORGANIZATION_HEADER, settings.organization());
        }
    }

    @Override
    public boolean leadsElsewhere(String path) {
        int mount = mount(settings.url().getRawPath()).length();
        return ELSEWHERE.matcher(path.substring(mount)).matches();
    }

    @Override
    public DaytonaError noSuchId() {
        return new DaytonaError(NO_SUCH_ID, true, null, null);
    }

    @Override
    public RestClient.ResponseSpec.ErrorHandler errors() {
        return new DaytonaErrorReader(clock);
    }

    @Override
    public RateLimitGate gate() {
        return memory.gate();
    }

    @Override
    public void received(HttpHeaders headers) {
        memory.remember(headers);
    }

    @Override
    public boolean slow(URI uri, HttpMethod method) {
        return method.equals(HttpMethod.POST) && SLOW.matcher(uri.getRawPath()).matches();
    }

    private static String mount(String address) {
        return SLASHES.matcher(address).replaceFirst("");
    }
}
