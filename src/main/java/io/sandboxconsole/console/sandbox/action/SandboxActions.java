package io.sandboxconsole.console.sandbox.action;

import io.sandboxconsole.console.sandbox.lock.LockCalls;
import org.springframework.stereotype.Component;

/// The actions on sandboxes that every view shares: on one, deletion with undo, and locks.
@Component
public record SandboxActions(SingleActions single, DeletionActions deletions, LockCalls locks) {}
