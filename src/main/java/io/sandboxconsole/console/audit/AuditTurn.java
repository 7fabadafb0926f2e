package io.sandboxconsole.console.audit;

/// The place of a page: the rows next to row `row`, newer or older ones.
record AuditTurn(long row, boolean newer) {}
