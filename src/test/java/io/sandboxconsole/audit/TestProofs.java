package io.sandboxconsole.audit;

import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.TestConsole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// What proves a test's own trail.
public record TestProofs(
        AuditExport export,
        AuditCheckpoints checkpoints,
        AuditReceipts receipts,
        AuditIntegrity integrity,
        SigningKey key) {

    public static TestProofs on(TestTrail trail, Clock clock) {
        var jdbc = new JdbcTemplate(trail.database());
        var key = SigningKey.generate();
        Leadership leadership = TestConsole.on(trail.database());
        var settings = new AuditProperties(
                key.pem(),
                Path.of("none"),
                null,
                null,
                new AuditProperties.Checkpoints(Duration.ofMinutes(1), 10, null, false));
        var checkpoints = new AuditCheckpoints(jdbc, leadership, settings, clock, List.of());
        return new TestProofs(
                new AuditExport(jdbc, trail.trail(), clock),
                checkpoints,
                new AuditReceipts(jdbc, trail.trail(), clock),
                new AuditIntegrity(jdbc, checkpoints, leadership, clock),
                key);
    }

    /// Has the console do what is due.
    public void round() {
        checkpoints.round();
        integrity.round();
    }

    public KeyList keys() {
        return KeyList.of(key.publicKey().pem());
    }
}
