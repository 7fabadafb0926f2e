package io.sandboxconsole.console.sandbox.action;

import org.springframework.stereotype.Component;

/// What a click can do to sandboxes, wherever they are shown: to one of them, to several at once, and the way back from
/// a deletion that waits.
@Component
public record SandboxActions(SingleActions single, BatchActions several, DeletionActions deletions) {}
