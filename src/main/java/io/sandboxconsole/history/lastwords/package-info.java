/// The last log lines and events of sandboxes that failed.
@NamedInterface("lastwords")
@NullMarked
package io.sandboxconsole.history.lastwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
