package io.sandboxconsole.export;

import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.filter.SandboxFilter;

/// Which sandboxes somebody wants to have in a file, and in which order.
public record ExportRequest(SandboxFilter filter, SortOrder sort) {}
