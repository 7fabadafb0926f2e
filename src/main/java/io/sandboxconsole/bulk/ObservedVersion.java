package io.sandboxconsole.bulk;

import io.sandboxconsole.digest.Digests;
import io.sandboxconsole.sandbox.Sandbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The version of a sandbox: equal as long as nothing changed that somebody who chose it went by. What an engine moves
/// by itself without a use or a change (the text of a status, a backup) plays no part.
public final class ObservedVersion {

    private static final int BYTES = 16;

    private final MessageDigest digest = Digests.sha256();

    private ObservedVersion() {}

    /// Returns the version of a sandbox.
    public static String of(Sandbox sandbox) {
        var version = new ObservedVersion();
        var attributes = sandbox.attributes();
        version.add(sandbox.state().word());
        version.add(sandbox.owner());
        version.add(sandbox.team());
        version.add(sandbox.createdAt());
        version.add(sandbox.expiresAt());
        version.add(attributes.name());
        version.add(attributes.lastActivityAt());
        version.add(attributes.intervals());
        version.add(attributes.openPorts());
        new TreeMap<>(sandbox.metadata()).forEach((key, value) -> {
            version.add(key);
            version.add(value);
        });
        return HexFormat.of().formatHex(version.digest.digest(), 0, BYTES);
    }

    /// Each part with its length, so that no two lists of parts look alike.
    private void add(@Nullable Object part) {
        byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES + 1)
                .put((byte) (part == null ? 0 : 1))
                .putInt(bytes.length)
                .array());
        digest.update(bytes);
    }
}
