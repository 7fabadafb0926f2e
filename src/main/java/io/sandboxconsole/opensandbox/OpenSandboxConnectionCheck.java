package io.sandboxconsole.opensandbox;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.CheckResults;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import java.time.Duration;
import java.util.List;

/// Checks a server with three read calls. It has one key with every permission, and reports no limits.
final class OpenSandboxConnectionCheck {

    private static final Credential KEY =
            new Credential(Message.of("connections.credential.key"), null, null, null, null);

    private final ConnectionSettings settings;

    private final OpenSandboxHealth health;

    private final ServerClock serverClock;

    private final CheckResults checkResults = new CheckResults();

    OpenSandboxConnectionCheck(ConnectionSettings settings, OpenSandboxHealth health, ServerClock serverClock) {
        this.settings = settings;
        this.health = health;
        this.serverClock = serverClock;
    }

    EngineReport report() {
        Duration roundTrip = health.roundTrip();
        checkKey();
        Redaction redaction = new Redaction(List.of(settings.apiKey().strip()));
        String version = health.version().map(redaction::word).orElse(null);
        Duration lead = serverClock.lead().orElse(null);
        checkResults.lookAtClock(lead);
        checkResults.lookAtAddress(settings.url());
        return new EngineReport(roundTrip, version, null, KEY, lead, List.of(), checkResults.list());
    }

    private void checkKey() {
        try {
            health.list();
            checkResults.good(Message.of("connections.finding.accepted"));
            checkResults.good(Message.of("connections.finding.one-key"));
        } catch (CredentialsRejected rejected) {
            checkResults.found(
                    Condition.ENGINE_KEY_REJECTED,
                    Message.of("connections.finding.rejected"),
                    Message.of("connections.finding.rejected.then"));
        }
    }
}
