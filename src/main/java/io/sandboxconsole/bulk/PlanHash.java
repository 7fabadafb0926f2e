package io.sandboxconsole.bulk;

import io.sandboxconsole.digest.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// The hash of a plan: over its act, and over the identity and the observed version of each sandbox that it takes, in
/// their order. Each text counts with its length.
final class PlanHash {

    private final MessageDigest digest = Digests.sha256();

    private PlanHash() {}

    static String of(BulkCommand command, List<PlanItem> items) {
        var hash = new PlanHash();
        hash.add(BulkCommandText.of(command));
        for (PlanItem item : items) {
            if (item.taken()) {
                hash.add(item.id().connection().value());
                hash.add(item.id().value());
                hash.add(Objects.requireNonNull(item.observed()).version());
            }
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
