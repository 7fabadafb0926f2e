/// The acts on the trail itself: redaction, the cut by retention, and going on behind a break. Each leaves a row of its
/// own in the trail. The guard stands in front of them, in `access`.
@NamedInterface("retention")
@NullMarked
package io.sandboxconsole.audit.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
