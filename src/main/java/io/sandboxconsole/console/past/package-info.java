/// The time control of screens: a fleet of the past in place of the live one, and the marks that say so.
@NullMarked
package io.sandboxconsole.console.past;

import org.jspecify.annotations.NullMarked;
