/// Components and texts that several screens share.
@NullMarked
package io.sandboxconsole.console.component;

import org.jspecify.annotations.NullMarked;
