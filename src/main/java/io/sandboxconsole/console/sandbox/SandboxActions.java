package io.sandboxconsole.console.sandbox;

import org.springframework.stereotype.Component;

/// What a click can do to sandboxes, wherever they are shown: to one of them, to several at once, and the way back from
/// a deletion that waits.
@Component
record SandboxActions(SingleActions single, SeveralGestures several, DeletionGestures deletions) {}
