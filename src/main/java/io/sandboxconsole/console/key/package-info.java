/// The API keys page: the keys, their status and the actions on them.
@NullMarked
package io.sandboxconsole.console.key;

import org.jspecify.annotations.NullMarked;
