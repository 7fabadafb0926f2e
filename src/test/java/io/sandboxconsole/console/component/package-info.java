/// Tests of what the screens share.
@NullMarked
package io.sandboxconsole.console.component;

import org.jspecify.annotations.NullMarked;
