@NullMarked
package io.sandboxconsole.violation.there;

import org.jspecify.annotations.NullMarked;
