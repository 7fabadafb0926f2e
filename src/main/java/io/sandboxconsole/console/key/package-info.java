/// The API keys page: which keys there are, how they stand, and what can be done to them.
@NullMarked
package io.sandboxconsole.console.key;

import org.jspecify.annotations.NullMarked;
