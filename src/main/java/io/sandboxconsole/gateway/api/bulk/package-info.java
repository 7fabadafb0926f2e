/// The routes about plans and jobs.
@NullMarked
package io.sandboxconsole.gateway.api.bulk;

import org.jspecify.annotations.NullMarked;
