/// Tests of the Overview page.
@NullMarked
package io.sandboxconsole.console.overview;

import org.jspecify.annotations.NullMarked;
