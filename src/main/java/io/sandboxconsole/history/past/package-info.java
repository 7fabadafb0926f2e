/// The fleet as it was at any moment.
@NamedInterface("past")
@NullMarked
package io.sandboxconsole.history.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
