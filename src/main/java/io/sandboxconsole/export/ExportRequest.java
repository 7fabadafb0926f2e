package io.sandboxconsole.export;

import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.filter.SandboxFilter;

/// The filter that selects the exported sandboxes, and their order.
public record ExportRequest(SandboxFilter filter, SortOrder sort) {}
