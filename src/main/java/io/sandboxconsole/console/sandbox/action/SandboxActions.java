package io.sandboxconsole.console.sandbox.action;

import org.springframework.stereotype.Component;

/// The actions on sandboxes that every view shares: on one, and deletion with undo.
@Component
public record SandboxActions(SingleActions single, DeletionActions deletions) {}
