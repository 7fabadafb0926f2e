package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;

/// The place of a row that was appended: its number and its hash, by which a receipt finds it.
public record AuditPlace(long number, Bytes rowHash) {}
