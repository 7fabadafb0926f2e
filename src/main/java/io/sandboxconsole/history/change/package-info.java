/// What becomes different in the fleet, in one order, for those who follow it from a number on.
@NamedInterface("change")
@NullMarked
package io.sandboxconsole.history.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
