/// What several test suites share: real databases.
@NullMarked
package io.sandboxconsole.testing;

import org.jspecify.annotations.NullMarked;
