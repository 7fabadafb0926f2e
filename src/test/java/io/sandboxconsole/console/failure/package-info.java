@NullMarked
package io.sandboxconsole.console.failure;

import org.jspecify.annotations.NullMarked;
