package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.Findings;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.List;

/// Looks at a server with three reading calls. It knows one key that may do everything, and it tells no limits.
final class OpenSandboxExamination {

    private static final Credential KEY =
            new Credential(Phrase.of("connections.credential.key"), null, null, null, null);

    private final ConnectionSettings settings;

    private final OpenSandboxHealth health;

    private final ServerClock serverClock;

    private final Findings findings = new Findings();

    OpenSandboxExamination(ConnectionSettings settings, OpenSandboxHealth health, ServerClock serverClock) {
        this.settings = settings;
        this.health = health;
        this.serverClock = serverClock;
    }

    EngineReport report() {
        Duration roundTrip = health.roundTrip();
        lookAtKey();
        Redaction redaction = new Redaction(List.of(settings.apiKey().strip()));
        String version = health.version().map(redaction::word).orElse(null);
        Duration lead = serverClock.lead().orElse(null);
        findings.lookAtClock(lead);
        findings.lookAtAddress(settings.url());
        return new EngineReport(roundTrip, version, null, KEY, lead, List.of(), findings.list());
    }

    private void lookAtKey() {
        try {
            health.list();
            findings.good(Phrase.of("connections.finding.accepted"));
            findings.good(Phrase.of("connections.finding.one-key"));
        } catch (CredentialsRejected rejected) {
            findings.missing(Phrase.of("connections.finding.rejected"), Phrase.of("connections.finding.rejected.then"));
        }
    }
}
