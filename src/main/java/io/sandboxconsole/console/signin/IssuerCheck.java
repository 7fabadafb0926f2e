package io.sandboxconsole.console.signin;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.PlainHttp;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Checks that the identity provider is configured and answers as one. Asks it each time.
@Component
final class IssuerCheck implements Preflight {

    private final Environment environment;

    IssuerCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Subject subject() {
        return Subject.SIGN_IN;
    }

    @Override
    public boolean online() {
        return true;
    }

    @Override
    public List<Finding> check() {
        String issuer = Binder.get(environment)
                .bindOrCreate("console.oidc", Bindable.of(OidcProperties.class))
                .settings(environment)
                .issuer();
        if (issuer.isBlank()) {
            return List.of(new Finding(
                    Condition.SIGN_IN_NOT_CONFIGURED,
                    Message.of("doctor.issuer.none"),
                    Message.of("connections.configure-sign-in")));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(new IssuerProbe()
                .problem(issuer)
                .orElseGet(() -> Finding.good(Message.of("doctor.issuer.good", host(issuer)))));
        if (isOpen(issuer)) {
            findings.add(new Finding(
                    Condition.ISSUER_PLAIN_HTTP,
                    Message.of("doctor.issuer.http"),
                    Message.of("doctor.issuer.http.then")));
        }
        return findings;
    }

    private static boolean isOpen(String issuer) {
        try {
            return PlainHttp.leavesTheMachine(new URI(issuer));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String host(String issuer) {
        return String.valueOf(URI.create(issuer).getHost());
    }
}
