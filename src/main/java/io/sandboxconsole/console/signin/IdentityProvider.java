package io.sandboxconsole.console.signin;

import io.sandboxconsole.console.signin.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.signin.IdentityProviderState.Reachable;
import io.sandboxconsole.console.signin.IdentityProviderState.Unknown;
import io.sandboxconsole.console.signin.IdentityProviderState.Unreachable;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Checks in the background whether the identity provider can be reached. Thread-safe.
@Component
public class IdentityProvider {

    private static final Logger log = LoggerFactory.getLogger(IdentityProvider.class);

    private final OidcSettings settings;
    private final IssuerProbe probe;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile IdentityProviderState state;

    IdentityProvider(OidcSettings settings, IssuerProbe probe, Clock clock) {
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
        this.state = settings.configured() ? new Unknown() : new NotConfigured();
        if (!settings.configured()) {
            log.warn(
                    "[{}] Nobody can sign in: no identity provider is configured. Set console.oidc.issuer, client-id and client-secret (OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET).",
                    Condition.SIGN_IN_NOT_CONFIGURED);
        }
    }

    public IdentityProviderState state() {
        return state;
    }

    /// The provider's display name; its host where none is configured.
    public String name() {
        return settings.name().isBlank() ? host() : settings.name();
    }

    /// The provider's configured host, for display; empty while none is configured.
    public String host() {
        try {
            var issuer = new URI(settings.issuer());
            return Optional.ofNullable(issuer.getAuthority()).orElse(settings.issuer());
        } catch (URISyntaxException malformed) {
            return settings.issuer();
        }
    }

    /// Calls `listener` after every check, on the thread that ran it, until the returned task is run.
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Checks the provider now. Blocks on the network.
    @Scheduled(fixedDelayString = "${console.oidc.check-interval:15s}")
    synchronized void check() {
        if (!settings.configured()) {
            return;
        }
        var before = state;
        var problem = probe.problem(settings.issuer());
        state = problem.<IdentityProviderState>map(found -> unreachable(before, found))
                .orElseGet(() -> new Reachable(clock.instant()));
        logChange(before, state);
        listeners.forEach(Runnable::run);
    }

    private Unreachable unreachable(IdentityProviderState before, Finding problem) {
        var now = clock.instant();
        return new Unreachable(
                problem.condition(),
                problem.sentence(),
                before instanceof Unreachable already ? already.since() : now,
                now);
    }

    /// Logs the beginning and the end of an outage once each.
    private void logChange(IdentityProviderState before, IdentityProviderState after) {
        if (after instanceof Unreachable unreachable && !(before instanceof Unreachable)) {
            log.warn(
                    "[{}] Nobody can sign in: {} Check console.oidc.issuer and the network. Trying again every {} seconds.",
                    unreachable.condition(),
                    unreachable.problem(),
                    settings.checkInterval().toSeconds());
        }
        if (after instanceof Reachable && before instanceof Unreachable) {
            log.info("The identity provider {} answers again; people can sign in.", host());
        }
    }
}
