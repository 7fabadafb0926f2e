/// Sandbox Console: a web console over fleets of sandboxes. Every package below is one module.
@NullMarked
package io.sandboxconsole;

import org.jspecify.annotations.NullMarked;
