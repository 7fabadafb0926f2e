package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.testing.Databases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// What an auditor holds in hands, of a trail of a test: an export, the public keys, and the checkpoints of the sink.
public record VerifiableTrail(String export, String keys, String checkpoints) {

    /// Writes and signs that many rows.
    public static VerifiableTrail of(int rows) {
        var console = new ChainedTrail(Databases.H2.migrated());
        console.trail.append(IntStream.range(0, rows)
                .mapToObj(_ -> console.event(UUID.randomUUID(), Phase.EVENT))
                .toList());
        console.sign();
        return exported(console);
    }

    /// Cuts rows 1 to 24 off the beginning of a trail of 51.
    public static VerifiableTrail cutOff() {
        var console = new ChainedTrail(Databases.H2.migrated());
        console.write(12);
        console.sign();
        console.clock.advance(ChainedTrail.KEPT);
        console.write(13);
        console.retention.round();
        console.sign();
        console.retention.round();
        return exported(console);
    }

    private static VerifiableTrail exported(ChainedTrail console) {
        var export = new ByteArrayOutputStream();
        console.export.writeAll(console.export.now(), export);
        return new VerifiableTrail(
                export.toString(StandardCharsets.UTF_8),
                console.key.publicKey().pem(),
                String.join("\n", List.copyOf(console.sink)));
    }
}
