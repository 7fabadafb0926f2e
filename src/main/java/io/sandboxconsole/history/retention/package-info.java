/// How long the history is kept: purge, what was purged, and legal holds.
@NamedInterface("retention")
@NullMarked
package io.sandboxconsole.history.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
