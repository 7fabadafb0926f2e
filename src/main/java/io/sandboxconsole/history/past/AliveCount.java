package io.sandboxconsole.history.past;

import java.time.Instant;

/// The number of sandboxes that were alive at a moment.
public record AliveCount(Instant at, int sandboxes) {}
