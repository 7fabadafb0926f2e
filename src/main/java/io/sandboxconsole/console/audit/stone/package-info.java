/// Acts on the trail itself, for admins: redaction of an entry, the cut by retention, and going on behind a break.
@NullMarked
package io.sandboxconsole.console.audit.stone;

import org.jspecify.annotations.NullMarked;
