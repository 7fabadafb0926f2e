/// The columns of a list: which ones, in which order and widths, as a person or an address chooses.
@NullMarked
package io.sandboxconsole.console.columns;

import org.jspecify.annotations.NullMarked;
