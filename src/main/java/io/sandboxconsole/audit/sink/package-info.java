/// Where lines about the trail go outside of its database: a file, the standard output, a signed webhook.
@NullMarked
package io.sandboxconsole.audit.sink;

import org.jspecify.annotations.NullMarked;
