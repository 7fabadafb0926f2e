/// User journeys in a real browser, against the embedded default.
@NullMarked
package io.sandboxconsole.journey;

import org.jspecify.annotations.NullMarked;
