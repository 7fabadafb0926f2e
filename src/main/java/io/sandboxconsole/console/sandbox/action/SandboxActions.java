package io.sandboxconsole.console.sandbox.action;

import org.springframework.stereotype.Component;

/// The actions on sandboxes that every view shares: on one, on several, and deletion with undo.
@Component
public record SandboxActions(SingleActions single, BatchActions several, DeletionActions deletions) {}
