package io.sandboxconsole.export;

import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.SandboxFilter;

/// Which sandboxes somebody wants to have in a file, and in which order.
public record Wanted(SandboxFilter filter, SortOrder sort) {}
