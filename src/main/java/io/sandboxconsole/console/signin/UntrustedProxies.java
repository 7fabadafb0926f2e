package io.sandboxconsole.console.signin;

import com.vaadin.flow.server.VaadinRequest;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Notices requests whose `X-Forwarded-*` headers the web server drops, because they come from no proxy that is
/// configured (`server.tomcat.remoteip.internal-proxies`): logs one line for each such address, and lets the sign-in
/// page name the setting where the drop breaks the sign-in.
@Component
class UntrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, SelfCheck {

    /// A dropped header, and the address that sent it.
    record Dropped(String header, String address) {}

    private static final Logger log = LoggerFactory.getLogger(UntrustedProxies.class);

    private static final String DROPPED = UntrustedProxies.class.getName();

    /// Those that change the console's own address come first.
    private static final List<String> HEADERS = List.of("X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-For");

    /// Callers can send from many addresses.
    private static final int MOST_LOGGED = 100;

    private final Pattern trusted;

    private final Set<Dropped> logged = ConcurrentHashMap.newKeySet();

    UntrustedProxies(@Value("${server.tomcat.remoteip.internal-proxies}") String trusted) {
        this.trusted = Pattern.compile(trusted);
    }

    @Override
    public Subject subject() {
        return Subject.TLS;
    }

    @Override
    public List<Finding> check() {
        return logged.stream()
                .map(dropped -> new Finding(
                        Condition.PROXY_UNTRUSTED,
                        Message.of("doctor.proxy.untrusted", dropped.header(), dropped.address()),
                        Message.of("doctor.proxy.untrusted.then")))
                .toList();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                notice(request);
                getNext().invoke(request, response);
            }
        });
    }

    /// Returns the dropped header that breaks the sign-in of a request; null if none does.
    static @Nullable Dropped breaking(VaadinRequest request) {
        return request.getAttribute(DROPPED) instanceof Dropped dropped
                        && !dropped.header().equals("X-Forwarded-For")
                ? dropped
                : null;
    }

    private void notice(Request request) {
        @Nullable
        String header = HEADERS.stream()
                .filter(name -> request.getHeader(name) != null)
                .findFirst()
                .orElse(null);
        if (header == null || trusted.matcher(request.getPeerAddr()).matches()) {
            return;
        }
        String peer = request.getPeerAddr();
        var dropped = new Dropped(header, peer);
        request.setAttribute(DROPPED, dropped);
        if (logged.size() < MOST_LOGGED && logged.add(dropped)) {
            log.warn(
                    "[{}] The header {} from {} is ignored, because no proxy is configured there. If one is, name it in server.tomcat.remoteip.internal-proxies.",
                    Condition.PROXY_UNTRUSTED,
                    header,
                    peer);
        }
    }
}
