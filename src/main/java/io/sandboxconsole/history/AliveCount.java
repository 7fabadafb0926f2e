package io.sandboxconsole.history;

import java.time.Instant;

/// The number of sandboxes that were alive at a moment.
public record AliveCount(Instant at, int sandboxes) {}
