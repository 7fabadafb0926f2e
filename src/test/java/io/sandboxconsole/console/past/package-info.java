/// Tests of the time control.
@NullMarked
package io.sandboxconsole.console.past;

import org.jspecify.annotations.NullMarked;
