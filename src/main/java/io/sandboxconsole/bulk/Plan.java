package io.sandboxconsole.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan: an act on certain sandboxes, frozen. Its sandboxes are read apart from it.
///
/// @param actor the id of who made it
/// @param filter the text of the filter that it was made from; absent where the sandboxes were chosen one by one
/// @param asked the further belts that it was asked for
/// @param hash the SHA-256 over the act and the sandboxes that it takes, in hexadecimal digits
/// @param blocks what keeps it from being started
public record Plan(
        UUID id,
        String actor,
        String actorName,
        BulkCommand command,
        @Nullable String filter,
        Belts asked,
        @Nullable String reason,
        Instant createdAt,
        Instant validUntil,
        String hash,
        int taken,
        int skipped,
        List<Block> blocks) {

    public Plan {
        blocks = List.copyOf(blocks);
    }
}
