/// Tests of the API keys page.
@NullMarked
package io.sandboxconsole.console.key;

import org.jspecify.annotations.NullMarked;
