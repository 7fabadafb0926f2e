/// Tests of the components that screens share.
@NullMarked
package io.sandboxconsole.console.component;

import org.jspecify.annotations.NullMarked;
