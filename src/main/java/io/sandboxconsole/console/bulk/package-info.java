/// Acts on several sandboxes at once, as other screens begin them: their values and plan, and the jobs under way.
@NullMarked
package io.sandboxconsole.console.bulk;

import org.jspecify.annotations.NullMarked;
