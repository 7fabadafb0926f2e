/// Tests of the Sandboxes screen; [SandboxScreenTest] puts an engine in memory behind it.
@NullMarked
package io.sandboxconsole.console.sandbox;

import org.jspecify.annotations.NullMarked;
