package io.sandboxconsole.audit;

/// An [AuditEvent] with its place in the trail; a higher `number` was written later.
public record AuditRow(long number, AuditEvent event) {}
