/// The routes about API keys.
@NullMarked
package io.sandboxconsole.gateway.api.key;

import org.jspecify.annotations.NullMarked;
