/// Tests what the trail brings to receivers outside of its database.
@NullMarked
package io.sandboxconsole.audit.delivery;

import org.jspecify.annotations.NullMarked;
