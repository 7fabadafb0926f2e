@NullMarked
package io.sandboxconsole.violation.back;

import org.jspecify.annotations.NullMarked;
