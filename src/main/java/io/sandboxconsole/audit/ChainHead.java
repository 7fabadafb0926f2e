package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import java.util.UUID;

/// The end of the chain: the trail's id, the number of its last row, and the hash at it.
public record ChainHead(UUID trail, long number, Bytes hash) {}
